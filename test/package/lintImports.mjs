/**
 * Prints the messages of the import boundaries: `node lintImports.mjs '[{"file": "nodes/...", "specifier": "..."}]'`, an array
 * with an empty message for each valid import. The imports are of types, because those count as well.
 */
import { ESLint } from 'eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { boundaries } from '../../scripts/lint/boundaries.mjs';

const eslint = new ESLint({
	overrideConfigFile: true,
	overrideConfig: [
		{
			files: ['**/*.ts'],
			plugins: { 'import-x': importX },
			languageOptions: { parser: tseslint.parser },
			settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		},
		...boundaries,
	],
});

const cases = JSON.parse(process.argv[2]);
const messages = [];
for (const { file, specifier } of cases) {
	const text = `import type { Anything } from '${specifier}';\nexport type Thing = Anything;\n`;
	const [result] = await eslint.lintText(text, { filePath: file });
	messages.push(result.messages.map(({ message }) => message).join('\n'));
}
process.stdout.write(JSON.stringify(messages));
