import { LANGUAGES, personColumns } from '../../nodes/kit';
import { table } from './markdown';

/** Names of common columns in tables. */
export function columnNamesTable(): string {
	const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
	const list = (names: string[]) => names.join(', ');
	return table(
		['Column', ...LANGUAGES.map(title), "In programs' exports"],
		personColumns.map(({ label, programs, ...names }) => [
			label,
			...LANGUAGES.map((language) => list(names[language])),
			list(programs),
		]),
	);
}
