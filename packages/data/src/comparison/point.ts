/** A yearly value on its way through a comparison. */
export interface Point {
  id: string;
  case: string;
  series: string;
  series_name: string | null;
  part: string | null;
  year: number;
  origin: string | null;
  work: string;
  breaks: boolean;
  low: number | null;
  best: number | null;
  high: number | null;
  unit: string;
  dimension: string;
  denominator: string | null;
  name: string;
  rival: boolean;
  note: string | null;
  sources: string | null;
  status: string;
  stretch: number;
  era: number;
  reason: string | null;
}
