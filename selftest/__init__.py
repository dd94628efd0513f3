"""Cases whose findings are known, run and compared: does this program find what it must?"""
