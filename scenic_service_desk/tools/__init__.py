from . import amount_words, field_text, find_word, mask, search_tokens, tokens_field
