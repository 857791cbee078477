import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { convertFile } from './workflow';

const HELP = `Puts Constant Contact (V3) in place of the legacy nodes of an exported workflow:

  npm run convert -- FILE [-o FILE]

Without -o, the converted workflow is written to standard output. What is left to decide stands in a sticky note of
the workflow. The file itself is not changed.
`;

function main(): void {
	const { values, positionals } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			output: { type: 'string', short: 'o' },
		},
		allowPositionals: true,
	});
	const [file, ...others] = positionals;
	if (values.help || file === undefined || others.length > 0) {
		process.stdout.write(HELP);
		if (!values.help) process.exitCode = 1;
		return;
	}
	if (!existsSync(file)) {
		throw new Error(
			`There is no file '${file}'. Enter the path of a workflow saved with 'Download' in its menu.`,
		);
	}
	const { text, reports } = convertFile(readFileSync(file, 'utf8'));
	if (values.output === undefined) process.stdout.write(text);
	else writeFileSync(values.output, text);
	for (const { name, isConverted, notes } of reports) {
		process.stderr.write(`${name}: ${isConverted ? 'converted' : 'stays as it is'}\n`);
		for (const note of new Set(notes)) process.stderr.write(`  ${note}\n`);
	}
}

try {
	main();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
