/** What must never happen, in the order of the tables. */
export const PROBLEMS = [
	'writes carried out twice',
	'writes lost without an error',
	'secrets in outputs or errors',
	'hanging runs',
	'successes with another output',
	'errors that do not name the operation',
	'errors without a next step',
] as const;

/** Something that must never happen. */
export type Problem = (typeof PROBLEMS)[number];
