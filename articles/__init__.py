"""The articles of the sources: their texts, the quotes in them, and what makes sources dependent.

The modules, in the order in which `gather` uses them:

- `texts` reads the text of every source, and `article_texts` makes articles of them; those that do
  not fit into memory are read again. `folded_text` is a text as quotes are compared with it
- `quotes` finds a quote in the text of its source, without the furniture of the page, and
  `nearest_words` what is most like one that is not there
- `copied_passages` finds words that several texts have in common, by the shingles of
  `article_words`, and those that `shared_hashes` finds in several texts; `independence` gives these
  and other ties between sources, and which sources count as one
- `claim_evidence` gives for each claim where its quote is and the verdicts of `extraction` on it
- `misspelt_names` finds names of the ledger that a text also spells in another way
- `gather` calls these one after the other, and gives what they found

And used by themselves:

- `word_list` is the list of words to query, with `loaded_words` as its built-in part
- `proposals` gives the values that a quote supports, for an editor who adds a claim
"""
