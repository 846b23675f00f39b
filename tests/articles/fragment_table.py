"""Words with what stands beside them, and the text directive that leads to them: for Python and for the browser."""

DIRECTIVES = [
    # exact, before, after, directive
    ("tea", "", "", "tea"),
    ("a well-made, hot & sweet tea", "It was ", ".", "It%20was-,a%20well%2Dmade%2C%20hot%20%26%20sweet%20tea,-."),
    ("the house", "and nobody spoke before it; so ", " has peace by seven, more or le",
     "and%20nobody%20spoke%20before%20it%3B%20so-,the%20house,-has%20peace%20by%20seven%2C%20more%20or%20le"),
    ("the house", "d nobody spoke before it, and so ", " has peace by seven, more or less",
     "nobody%20spoke%20before%20it%2C%20and%20so-,the%20house,-has%20peace%20by%20seven%2C%20more%20or"),
    ("first line\nsecond line", "above\nbeside ", " here\nbelow", "beside-,first%20line,second%20line,-here"),
    ("چائے تیار ہے", "", "،", "%DA%86%D8%A7%D8%A6%DB%92%20%D8%AA%DB%8C%D8%A7%D8%B1%20%DB%81%DB%92,-%D8%8C"),
    ("👩‍👩‍👧 and (more)!", "'", "*", "'-,%F0%9F%91%A9%E2%80%8D%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7%20and%20(more)!,-*"),
    ("one  two\u00a0three", "", "", "one%20two%20three"),
    ("word " * 40 + "end", "", "", "word%20" * 7 + "word," + "word%20" * 7 + "end"),
    ("x" * 200, "", "", "x" * 200),
    ("ettle s", "The k", "ang", "The%20k-,ettle%20s,-ang"),
]  # fmt: skip
