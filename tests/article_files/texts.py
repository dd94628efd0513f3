"""Words of articles that the tests put into files."""

PARAGRAPHS = """\
The bridge over the river was opened again on Tuesday after three years of repairs, the mayor said.

It cost four million euros, which is less than the council had set aside for the work in 2018.

"We are done, and we are glad," Ms Silva told reporters at the river. She thanked all who built it.

The first bridge of the town was built in 1902 and was closed when cracks were found in its piers.
The ferry, which has carried people across since then, will stop in the spring.
"""
REPORT = f"""\
Old bridge opens again after three years

By Jane Doe and John Roe
Published: Thursday, 25 March 2021 at 08:07 GMT
Updated 26 March 2021

{PARAGRAPHS}
Advertisement
"""
