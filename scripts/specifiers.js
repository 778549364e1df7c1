// Lets Node read the imports of `src/`: `npm:x` is the package x.
export function resolve(specifier, context, next) {
  return next(specifier.replace(/^npm:(@?[^@]+)(@.*)?$/, "$1"), context);
}
