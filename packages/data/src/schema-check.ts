import {Ajv, type AnySchema, type ErrorObject} from "ajv";

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  allowUnionTypes: true,
  formats: {regex: isRegex}
});

/** Returns what holds a value to a schema and gives all that is wrong with it; the schema is compiled when it is first asked for. */
export function schemaCheck(schema: AnySchema): (value: unknown) => ErrorObject[] {
  return (value) => {
    const validate = ajv.compile(schema);
    return validate(value) ? [] : validate.errors!;
  };
}

function isRegex(text: string): boolean {
  try {
    return Boolean(new RegExp(text, "u"));
  } catch {
    return false;
  }
}
