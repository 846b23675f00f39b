"""The windows in which tests look at pages. A mobile one lays pages out as a phone does, its viewport among them."""

WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
MOBILE = PHONE | {"is_mobile": True}
