import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { format, type FormatConfig } from 'oxfmt';

/** The settings of `npm run format`. */
interface Settings extends FormatConfig {
	$schema: string;
	ignorePatterns: string[];
	overrides: Array<{ files: string[]; options: FormatConfig }>;
}

const SETTINGS = resolve(__dirname, '../.oxfmtrc.json');

/** Formats the text of a file like the rest of the repository, so that a generated file changes only if its content does. */
export async function formatText(file: string, text: string): Promise<string> {
	const settings = JSON.parse(await readFile(SETTINGS, 'utf8')) as Settings;
	const { $schema: _schema, ignorePatterns: _ignored, overrides, ...common } = settings;
	const own = overrides
		.filter(({ files }) => files.some((pattern) => file.endsWith(pattern.replace('*', ''))))
		.map(({ options }) => options);
	const { code, errors } = await format(file, text, Object.assign({}, common, ...own));
	const [error] = errors;
	if (error) throw new Error(`${file}: ${error.message}`);
	return code;
}
