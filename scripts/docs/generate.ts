import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { connection } from '../../nodes/ConstantContactLegacy/apiV1/client';
import { knownErrors as legacyErrors } from '../../nodes/ConstantContactLegacy/apiV1/knownErrors';
import { resources as legacyResources } from '../../nodes/ConstantContactLegacy/apiV1/resources';
import { knownErrors } from '../../nodes/ContactHub/knownErrors';
import { resources } from '../../nodes/ContactHub/resources';
import { connectionField, type Operation, type Resource } from '../../nodes/kit';
import { TOKEN_ROLES } from '../../test/sandbox/contacthub/access';
import { HELP } from '../../test/sandbox/cliOptions';
import { fillBlocks, readNotes } from './blocks';
import {
	customerFieldsTable,
	eventTypesTable,
	knownErrorsTable,
	operatorsTable,
} from './contactHub';
import { code, table } from './markdown';
import { parameterTable } from './parameters';
import { operationsReference, operationsTable, sharedParameters } from './reference';

const ROOT = resolve(__dirname, '../..');
const NOTES = 'docs/parts/operation-notes.md';
const LEGACY_NOTES = 'docs/parts/constant-contact-legacy-notes.md';

// What an operation's client is makes no difference here.
const all = resources as unknown as Array<Resource<never>>;
const legacy = legacyResources as unknown as Array<Resource<never>>;

/** The generated blocks by page. */
async function blocks(): Promise<Record<string, Record<string, string>>> {
	const notesIn = async (page: string) => readNotes(await readFile(join(ROOT, page), 'utf8'));
	const [notes, legacyNotes] = [await notesIn(NOTES), await notesIn(LEGACY_NOTES)];
	return {
		'README.md': {
			operations: operationsTable(all, 'docs/contacthub.md'),
			legacyOperations: operationsTable(legacy, 'docs/constant-contact-legacy.md'),
		},
		'docs/constant-contact-legacy.md': {
			operations: operationsTable(legacy),
			listParameters: parameterTable(listParameters(legacy)),
			knownErrors: knownErrorsTable(legacyErrors),
			options: parameterTable({ options: connection }),
			reference: operationsReference(legacy, legacyNotes),
		},
		'docs/contacthub.md': {
			operations: operationsTable(all),
			customerFields: customerFieldsTable(),
			operators: operatorsTable(),
			eventTypes: eventTypesTable(),
			listParameters: parameterTable(listParameters(all)),
			options: parameterTable({ options: connectionField }),
			reference: operationsReference(all, notes),
		},
		'docs/troubleshooting.md': { knownErrors: knownErrorsTable(knownErrors) },
		'docs/sandbox.md': {
			help: `\`\`\`text\n${HELP.trim()}\n\`\`\``,
			tokens: table(
				['Token', 'Role'],
				Object.entries(TOKEN_ROLES).map(([name, role]) => [code(name), code(role)]),
			),
		},
	};
}

/** What every Get Many has, without the connection options. */
function listParameters(from: Array<Resource<never>>) {
	const lists = from
		.flatMap(({ operations }): Array<Operation<never>> => operations)
		.filter(({ kind }) => kind === 'list');
	const list = lists.find(({ simplify }) => simplify !== undefined) ?? lists[0];
	if (list === undefined) throw new Error('There is no Get Many');
	const { options: _options, ...shared } = sharedParameters(list);
	return shared;
}

/** Formatted as the rest of the repository is, so that a page differs only when its content does. */
async function formatted(file: string, text: string): Promise<string> {
	return await format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

/** Writes the pages anew, or with `--check` only says which are out of date. */
async function main(args: string[]): Promise<void> {
	const outdated: string[] = [];
	for (const [page, contents] of Object.entries(await blocks())) {
		const file = join(ROOT, page);
		const before = await readFile(file, 'utf8');
		const after = await formatted(file, fillBlocks(before, contents));
		if (after === before) continue;
		outdated.push(page);
		if (!args.includes('--check')) await writeFile(file, after);
	}
	if (outdated.length === 0) return;
	const verb = args.includes('--check') ? 'Out of date' : 'Written';
	process.stdout.write(`${verb}: ${outdated.join(', ')}\n`);
	if (args.includes('--check')) {
		process.stderr.write('Run: npm run docs\n');
		process.exitCode = 1;
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
