import type { INode } from 'n8n-workflow';
import type { Work } from '../comparisons/comparison';
import type { ConstantContactAddress } from '../measuring/sandboxProcess';
import { addByNode } from './addContacts';
import { baseNode, runLoop } from './engine';
import { authorization, contactsUrl } from './feeds';
import { newPeople } from './people';
import { LIST, rowsText } from './rowsFile';

/** Maximum size of an activity's encoded rows in bytes (V1 API 4.2). */
const MOST_BYTES = 1_900_000;

/** Activity: Import Contacts of version 1. */
export function importV1ByNode(rows: number): Work {
	return async ({ constantContactV1 }) =>
		await addByNode('constantContactLegacy', rows, { constantContactLegacyApi: constantContactV1 });
}

/** The lines of the text in as few forms as possible, sent one after another, without reading or checking them. */
export function importV1ByLoop(rows: number): Work {
	return ({ constantContactV1: address }) => {
		const [head = '', ...lines] = rowsText(rows).trimEnd().split('\n');
		const { baseUrl, username } = address;
		const list = `http://api.constantcontact.com/ws/customers/${username}/lists/${LIST}`;
		const pairs = `activityType=SV_ADD&lists=${encodeURIComponent(list)}&data=`;
		const post = async (data: string) => {
			const response = await fetch(`${baseUrl}/customers/${username}/activities`, {
				method: 'POST',
				headers: {
					authorization: authorization(address),
					'content-type': 'application/x-www-form-urlencoded',
				},
				body: `${pairs}${data}`,
			});
			if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
			await response.text();
		};
		return async () => {
			const start = encode(head);
			let data = start;
			let sent = 0;
			for (const line of lines) {
				const encoded = encode(line);
				if (pairs.length + data.length + encoded.length > MOST_BYTES) {
					await post(data);
					data = start;
				}
				data += encoded;
				sent++;
			}
			await post(data);
			return sent;
		};
	};
}

/** A line as part of a form: a space is a +, which takes less than an escape. */
function encode(line: string): string {
	return encodeURIComponent(`${line}\n`).replaceAll('%20', '+');
}

/** HTTP Request in Loop Over Items: one contact at a time, as version 1 requires. */
export function importV1ByHttp(people: number): Work {
	return ({ constantContactV1 }) => {
		const json = newPeople(people);
		return async () => {
			const items = await runLoop(1, [request(constantContactV1)], { json });
			return items.filter(({ json: result }) => String(result.data).includes('<EmailAddress>'))
				.length;
		};
	};
}

function request(address: ConstantContactAddress): INode {
	const list = `http://api.constantcontact.com/ws/customers/${address.username}/lists/${LIST}`;
	return baseNode('HTTP Request', 'httpRequest', 4.2, {
		method: 'POST',
		url: contactsUrl(address),
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'Authorization', value: authorization(address) }] },
		sendBody: true,
		contentType: 'raw',
		rawContentType: 'application/atom+xml',
		body: `=<entry xmlns="http://www.w3.org/2005/Atom"><title type="text"> </title><updated>2026-01-01T00:00:00Z</updated><author></author><id>data:,none</id><summary type="text">Contact</summary><content type="application/vnd.ctct+xml"><Contact xmlns="http://ws.constantcontact.com/ns/1.0/"><EmailAddress>{{ $json.email }}</EmailAddress><FirstName>{{ $json.firstName }}</FirstName><LastName>{{ $json.lastName }}</LastName><OptInSource>ACTION_BY_CUSTOMER</OptInSource><ContactLists><ContactList id="${list}"/></ContactLists></Contact></content></entry>`,
		options: {},
	});
}
