declare module "topojson-client" {
  /** The outlines of all objects of a topology, each line once. */
  export function mesh(
    topology: {objects: Record<string, object>},
    object?: object
  ): {type: "MultiLineString"; coordinates: number[][][]};
}
