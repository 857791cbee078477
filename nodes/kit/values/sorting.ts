/**
 * The sort order of names in menus.
 *
 * Not `localeCompare`: its first use loads the language rules, which takes as long as loading a whole node.
 */
export function compareNames(left: string, right: string): number {
	const [first, second] = [left.toLowerCase(), right.toLowerCase()];
	if (first === second) return 0;
	return first < second ? -1 : 1;
}
