/*
cited_keys(sources): The citation keys in a list of sources, in their order.
counted_keys(keys): Citation keys as one text, each once with its number of rows.
works_of(sources): The works behind many rows as one text in the form of sources, each key once with the number of rows that cite it.
*/
CREATE MACRO cited_keys(texts) AS
  flatten(list_transform(texts, lambda text: list_transform(string_split(text, ';'), lambda part: split_part(part, '[', 1))));
CREATE MACRO counted_keys(keys) AS
  array_to_string(
    list_transform(
      list_sort(list_distinct(keys)),
      lambda key: key || '[' || regexp_replace(len(list_filter(keys, lambda other: other = key)) || ' rows', '^1 rows$', '1 row') || ']'
    ),
    ';'
  );
CREATE MACRO works_of(texts) AS counted_keys(cited_keys(texts));
