/*
half_mixed_bits(bits, shift, factor): One step of mixed_bits.
mixed_bits(bits): 32 bits mixed so that each hangs on all that were given (Chris Wellons' lowbias32); whole numbers alone, so that every engine gives the same.
draw_key(name): The number of a name, by FNV-1a over its code points.
draw_bits(key, draw): The bits of one draw of the thing with this number.
drawn_place(bits, lane, count): A whole number from 0 to count - 1, another one for each lane of the same draw.
*/
CREATE MACRO half_mixed_bits(bits, shift, factor) AS (xor(bits, bits >> shift) * CAST(factor AS UBIGINT)) & 4294967295;
CREATE MACRO mixed_bits(bits) AS xor(
  half_mixed_bits(half_mixed_bits(CAST(bits AS UBIGINT), 16, 2146121005), 15, 2221713035),
  half_mixed_bits(half_mixed_bits(CAST(bits AS UBIGINT), 16, 2146121005), 15, 2221713035) >> 16
);
CREATE MACRO draw_key(name) AS list_reduce(
  list_prepend(
    CAST(2166136261 AS UBIGINT),
    list_transform(string_split(name, ''), lambda letter: CAST(unicode(letter) AS UBIGINT))
  ),
  lambda key, letter: (xor(key, letter) * CAST(16777619 AS UBIGINT)) & 4294967295
);
CREATE MACRO draw_bits(key, draw) AS
  mixed_bits((mixed_bits(xor(CAST(key AS UBIGINT), CAST(1964 AS UBIGINT))) + CAST(draw AS UBIGINT) * 2654435769) & 4294967295);
CREATE MACRO drawn_place(bits, lane, count) AS
  CAST((mixed_bits(xor(CAST(bits AS UBIGINT), CAST(lane AS UBIGINT))) * CAST(count AS UBIGINT)) >> 32 AS BIGINT);
