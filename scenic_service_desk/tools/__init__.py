from . import amount_words, find_word, search_tokens, tokens_field
