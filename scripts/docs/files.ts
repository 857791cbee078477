import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { knownErrors as knownErrorsV3 } from '../../nodes/ConstantContact/api/knownErrors';
import { resources as resourcesV3 } from '../../nodes/ConstantContact/resources';
import { knownErrors as knownErrorsV1 } from '../../nodes/ConstantContactLegacy/api/knownErrors';
import { resources as resourcesV1 } from '../../nodes/ConstantContactLegacy/resources';
import { knownErrors as knownErrorsV2 } from '../../nodes/ConstantContactLegacyV2/api/knownErrors';
import { resources as resourcesV2 } from '../../nodes/ConstantContactLegacyV2/resources';
import { knownErrors } from '../../nodes/ContactHub/api/knownErrors';
import { resources } from '../../nodes/ContactHub/resources';
import type { Operation, Resource } from '../../nodes/kit';
import { readResults } from '../../test/compat/results';
import { TOKEN_ROLES } from '../../test/sandbox/contacthub/access';
import { HELP } from '../../test/sandbox/cliOptions';
import { buildExample, EXAMPLE } from '../convert/example';
import { formatText } from '../format';
import { fillBlocks, readNotes } from './blocks';
import { columnNamesTable } from './columnNames';
import { compatibilityTable } from './compatibility';
import { customerFieldsTable, eventTypesTable, operatorsTable } from './contactHub';
import { endpointsTable } from './endpoints';
import { knownErrorsTable } from './knownErrors';
import { code, table } from './markdown';
import { lostOperationsTable, successorsTable } from './moving';
import { connectionTable, parameterTable } from './parameters';
import { replicationColumns, replicationTables } from './replication';
import { operationsReference, operationsTable, sharedParameters } from './reference';
import { v3EndpointsTable } from './sandbox';
import {
	constantContactEventsTable,
	constantContactTriggerParameters,
} from './constantContactTrigger';
import { triggerEventsTable, triggerParameters } from './trigger';

const ROOT = resolve(__dirname, '../..');

/** A page with all operations of a product, or of one version of its API. */
interface ReferencePage {
	page: string;
	/** Where the notes on its operations are. */
	notes: string;
	resources: Array<Resource<never>>;
}

// The client type of an operation is irrelevant here.
const contactHub: ReferencePage = {
	page: 'docs/contacthub.md',
	notes: 'docs/parts/operation-notes.md',
	resources: resources as unknown as Array<Resource<never>>,
};
const v1: ReferencePage = {
	page: 'docs/constant-contact-v1.md',
	notes: 'docs/parts/constant-contact-v1-notes.md',
	resources: resourcesV1 as unknown as Array<Resource<never>>,
};
const v2: ReferencePage = {
	page: 'docs/constant-contact-v2.md',
	notes: 'docs/parts/constant-contact-v2-notes.md',
	resources: resourcesV2 as unknown as Array<Resource<never>>,
};

const v3: ReferencePage = {
	page: 'docs/constant-contact.md',
	notes: 'docs/parts/constant-contact-notes.md',
	resources: resourcesV3 as unknown as Array<Resource<never>>,
};

const TRIGGER_PAGE = 'docs/contacthub-trigger.md';

/** The generated blocks by page. */
async function blocks(): Promise<Record<string, Record<string, string>>> {
	return {
		'README.md': {
			compatibility: compatibilityTable(readResults()),
			connection: connectionTable(),
		},
		'docs/constant-contact-legacy.md': {
			knownErrorsV1: knownErrorsTable(knownErrorsV1),
			knownErrorsV2: knownErrorsTable(knownErrorsV2),
		},
		[v3.page]: {
			knownErrors: knownErrorsTable(knownErrorsV3),
			endpoints: endpointsTable(),
			...(await referenceBlocks(v3)),
		},
		[v1.page]: await referenceBlocks(v1),
		[v2.page]: await referenceBlocks(v2),
		'docs/column-names.md': { columnNames: columnNamesTable() },
		'docs/moving-to-v3.md': {
			successorsV1: successorsTable('constantContactLegacy'),
			successorsV2: successorsTable('constantContactLegacyV2'),
			lostOperations: lostOperationsTable(),
		},
		'docs/replication.md': {
			tables: replicationTables('v2'),
			columns: replicationColumns('v2'),
			tablesV3: replicationTables('v3'),
			columnsV3: replicationColumns('v3'),
		},
		[contactHub.page]: {
			customerFields: customerFieldsTable(),
			operators: operatorsTable(),
			eventTypes: eventTypesTable(),
			...(await referenceBlocks(contactHub)),
		},
		[TRIGGER_PAGE]: {
			triggerEvents: triggerEventsTable(),
			triggerParameters: triggerParameters(),
		},
		'docs/constant-contact-trigger.md': {
			triggerEvents: constantContactEventsTable(),
			triggerParameters: constantContactTriggerParameters(),
		},
		'docs/troubleshooting.md': { knownErrors: knownErrorsTable(knownErrors) },
		'docs/sandbox.md': {
			help: `\`\`\`text\n${HELP.trim()}\n\`\`\``,
			tokens: table(
				['Token', 'Role'],
				Object.entries(TOKEN_ROLES).map(([name, role]) => [code(name), code(role)]),
			),
			v3Endpoints: v3EndpointsTable(),
		},
	};
}

/** The blocks of every page with operations. */
async function referenceBlocks({
	notes,
	resources: from,
}: ReferencePage): Promise<Record<string, string>> {
	const text = await readFile(join(ROOT, notes), 'utf8');
	return {
		operations: operationsTable(from),
		listParameters: parameterTable(listParameters(from)),
		reference: operationsReference(from, readNotes(text)),
	};
}

/** The parameters of every long list. */
function listParameters(from: Array<Resource<never>>) {
	const lists = from
		.flatMap(({ operations }): Array<Operation<never>> => operations)
		.filter((operation) => operation.kind === 'list' && operation.length === 'long');
	const list = lists.find(({ simplify }) => simplify !== undefined) ?? lists[0];
	if (list === undefined) throw new Error('There is no long list');
	return sharedParameters(list);
}

/** The files that have generated parts, before these are formatted. */
async function filledFiles(): Promise<Record<string, string>> {
	return { ...(await filledPages()), [EXAMPLE]: await buildExample() };
}

async function filledPages(): Promise<Record<string, string>> {
	const filled: Record<string, string> = {};
	for (const [page, contents] of Object.entries(await blocks())) {
		filled[page] = fillBlocks(await readFile(join(ROOT, page), 'utf8'), contents);
	}
	return filled;
}

/** The files whose generated parts are out of date, by path below the package's root, with their new texts. */
export async function findOutdated(): Promise<Map<string, string>> {
	const outdated = new Map<string, string>();
	for (const [path, text] of Object.entries(await filledFiles())) {
		const file = join(ROOT, path);
		const after = await formatText(file, text);
		if (after !== (await readFile(file, 'utf8'))) outdated.set(path, after);
	}
	return outdated;
}
