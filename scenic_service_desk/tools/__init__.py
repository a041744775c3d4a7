from . import amount_words, search_tokens
