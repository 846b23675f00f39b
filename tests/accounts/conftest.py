"""What tests of accounts share."""

import pytest


@pytest.fixture(autouse=True)
def patient_codes(settings) -> None:
    """A code of the half minute that just ended counts, too: a test must not depend on when it runs."""
    settings.MFA_TOTP_TOLERANCE = 1
