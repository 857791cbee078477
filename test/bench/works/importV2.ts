import type { INode } from 'n8n-workflow';
import type { Work } from '../comparisons/comparison';
import type { ConstantContactTokenAddress } from '../measuring/sandboxProcess';
import { addByNode } from './addContacts';
import { baseNode, runLoop } from './engine';
import { newPeople } from './people';
import { EXTRACT, LIST, rowsFile, rowsText } from './rowsFile';
import { bearer } from './tokenContacts';

/** Maximum number of rows in an activity (V2 API 2.9). */
const MOST_ROWS = 20_000;

/** Activity: Import Contacts of version 2. */
export function importV2ByNode(rows: number): Work {
	return async ({ constantContactV2 }) =>
		await addByNode('constantContactLegacyV2', rows, {
			constantContactLegacyTokenApi: constantContactV2,
		});
}

/** The lines of the text in as few requests as possible, sent one after another, without checks. */
export function importV2ByLoop(rows: number): Work {
	return ({ constantContactV2: address }) => {
		const [, ...lines] = rowsText(rows).trimEnd().split('\n');
		return async () => {
			let sent = 0;
			for (let from = 0; from < lines.length; from += MOST_ROWS) {
				const part = lines.slice(from, from + MOST_ROWS).map((line) => {
					const [email, first_name, last_name, city] = line.split(',');
					const addresses = [{ address_type: 'PERSONAL', city }];
					return { email_addresses: [email], first_name, last_name, addresses };
				});
				const body = { import_data: part, lists: [LIST], column_names: COLUMNS };
				const response = await fetch(importUrl(address), {
					method: 'POST',
					headers: { ...bearer(address), 'content-type': 'application/json' },
					body: JSON.stringify(body),
				});
				sent += Number(((await response.json()) as { contact_count: number }).contact_count);
			}
			return sent;
		};
	};
}

/** Extract from File, and HTTP Request in Loop Over Items with an activity's maximum number of rows at a time. */
export function importV2ByHttp(rows: number): Work {
	return async ({ constantContactV2 }) => {
		const items = [await rowsFile(rows)];
		return async () => {
			const nodes = [AGGREGATE, bulkRequest(constantContactV2)];
			const activities = await runLoop(MOST_ROWS, nodes, { items }, [EXTRACT]);
			return activities.reduce((sum, { json }) => sum + Number(json.contact_count), 0);
		};
	};
}

/** HTTP Request in Loop Over Items: one contact at a time. */
export function createV2ByHttp(people: number): Work {
	return ({ constantContactV2 }) => {
		const json = newPeople(people);
		return async () => {
			const items = await runLoop(1, [createRequest(constantContactV2)], { json });
			return items.filter(({ json: contact }) => contact.id !== undefined).length;
		};
	};
}

const COLUMNS = ['EMAIL', 'FIRST NAME', 'LAST NAME', 'CITY'];

const AGGREGATE = baseNode('Aggregate', 'aggregate', 1, {
	aggregate: 'aggregateAllItemData',
	destinationFieldName: 'rows',
	options: {},
});

function bulkRequest(address: ConstantContactTokenAddress): INode {
	return jsonRequest(
		address,
		importUrl(address),
		`={{ {
			import_data: $json.rows.map((row) => ({
				email_addresses: [row['Email Address']],
				first_name: row['First Name'],
				last_name: row['Last Name'],
				addresses: [{ address_type: 'PERSONAL', city: row.City }],
			})),
			lists: ['${LIST}'],
			column_names: ${JSON.stringify(COLUMNS)},
		} }}`,
	);
}

function createRequest(address: ConstantContactTokenAddress): INode {
	const { baseUrl, apiKey } = address;
	return jsonRequest(
		address,
		`${baseUrl}/contacts?action_by=ACTION_BY_OWNER&api_key=${apiKey}`,
		`={{ {
			email_addresses: [{ email_address: $json.email }],
			first_name: $json.firstName,
			last_name: $json.lastName,
			lists: [{ id: '${LIST}' }],
		} }}`,
	);
}

function jsonRequest(address: ConstantContactTokenAddress, url: string, jsonBody: string): INode {
	const headers = Object.entries(bearer(address)).map(([name, value]) => ({ name, value }));
	return baseNode('HTTP Request', 'httpRequest', 4.2, {
		method: 'POST',
		url,
		sendHeaders: true,
		headerParameters: { parameters: headers },
		sendBody: true,
		specifyBody: 'json',
		jsonBody,
		options: {},
	});
}

function importUrl({ baseUrl, apiKey }: ConstantContactTokenAddress): string {
	return `${baseUrl}/activities/addcontacts?api_key=${apiKey}`;
}
