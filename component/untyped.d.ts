// What Pulumi's component host reads in place of the types of @pulumi/aws: none of them is in the component's schema, and
// with all of them each preview of a program would take four seconds and 400 MB more. See `paths` in tsconfig.json.
export {};
