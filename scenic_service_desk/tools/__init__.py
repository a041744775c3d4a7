from . import (
    amount_words,
    due,
    field_text,
    file_name,
    find_word,
    link_commands,
    mask,
    matching,
    page_foot,
    search_tokens,
    tokens_field,
    working_days,
)
