import { binaryPath, withConnection } from '../../support';
import type { INode, INodeExecutionData } from 'n8n-workflow';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Task, Work } from '../comparisons/comparison';
import type { ConstantContactTokenAddress } from '../measuring/sandboxProcess';
import { baseNode, ownNode, runChain, UNLIMITED } from './engine';
import { EXTRACT, LIST } from './rowsFile';
import { bearer } from './tokenContacts';

/** A completed export. */
interface Export {
	id: string;
	contact_count: number;
	file_name: string;
}

/** Activity: Download, as items. */
export function exportByNode(contacts: number): Work {
	return onceExported(contacts, async (address, { id }) => {
		return (await downloadByNode(address, id, 'items')).length;
	});
}

/** Activity: Download, as a file. */
export function exportFileByNode(contacts: number): Work {
	return onceExported(contacts, async (address, { id }) => {
		const [item] = await downloadByNode(address, id, 'file');
		let lines = 0;
		for await (const piece of createReadStream(binaryPath(item))) {
			for (const byte of piece as Buffer) if (byte === LINE_FEED) lines++;
		}
		await rm(binaryPath(item));
		return lines - 1;
	});
}

const LINE_FEED = 10;

async function downloadByNode(
	address: ConstantContactTokenAddress,
	id: string,
	output: 'file' | 'items',
): Promise<INodeExecutionData[]> {
	const node = ownNode('constantContactLegacyV2', {
		resource: 'activity',
		operation: 'download',
		activity: { __rl: true, mode: 'id', value: id },
		output,
	});
	const credentials = withConnection({ constantContactLegacyTokenApi: address }, UNLIMITED);
	return await runChain([node], { credentials });
}

/** The activity and its file; lines are split at commas, ignoring quotes. */
export function exportByLoop(contacts: number): Work {
	return onceExported(contacts, async (address, { id }) => {
		const { file_name: file } = await activityOf(address, id);
		const response = await fetch(withKey(file, address), { headers: bearer(address) });
		const [head = '', ...lines] = (await response.text()).trimEnd().split('\r\n');
		const keys = head.split(',');
		return lines.map((line) => {
			const values = line.split(',');
			return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
		}).length;
	});
}

/** HTTP Request for the activity and for its file, and Extract from File. */
export function exportByHttp(contacts: number): Work {
	return onceExported(contacts, async (address, { id }) => {
		const activity = request('Activity', activityUrl(address, id), address, {});
		const url = `={{ $json.file_name }}?api_key=${address.apiKey}`;
		const file = request('File', url, address, {
			response: { response: { responseFormat: 'file' } },
		});
		return (await runChain([activity, file, EXTRACT])).length;
	});
}

/**
 * Exports a list before the time is measured.
 *
 * @param contacts number of contacts in the account; a few of them are in no list, so the result is checked against the export's
 * own count
 */
function onceExported(
	contacts: number,
	download: (address: ConstantContactTokenAddress, finished: Export) => Promise<number>,
): Work {
	let finished: Export | undefined;
	return async ({ constantContactV2: address }): Promise<Task> => {
		finished ??= await exportList(address);
		const { contact_count: expected } = finished;
		const exported = finished;
		return async () => {
			const found = await download(address, exported);
			if (found !== expected) throw new Error(`${found} of ${expected} contacts came`);
			return contacts;
		};
	};
}

async function exportList(address: ConstantContactTokenAddress): Promise<Export> {
	const { baseUrl, apiKey } = address;
	const response = await fetch(`${baseUrl}/activities/exportcontacts?api_key=${apiKey}`, {
		method: 'POST',
		headers: { ...bearer(address), 'content-type': 'application/json' },
		body: JSON.stringify({
			file_type: 'CSV',
			sort_by: 'EMAIL_ADDRESS',
			export_date_added: true,
			export_added_by: true,
			lists: [LIST],
			column_names: ['Email Address', 'First Name', 'Last Name', 'City'],
		}),
	});
	const { id } = (await response.json()) as { id: string };
	for (;;) {
		const activity = await activityOf(address, id);
		if (activity.status === 'COMPLETE') return activity;
		await sleep(20);
	}
}

async function activityOf(
	address: ConstantContactTokenAddress,
	id: string,
): Promise<Export & { status: string }> {
	const response = await fetch(activityUrl(address, id), { headers: bearer(address) });
	return (await response.json()) as Export & { status: string };
}

function activityUrl(address: ConstantContactTokenAddress, id: string): string {
	return withKey(`${address.baseUrl}/activities/${id}`, address);
}

function withKey(url: string, { apiKey }: ConstantContactTokenAddress): string {
	return `${url}?api_key=${apiKey}`;
}

function request(
	name: string,
	url: string,
	address: ConstantContactTokenAddress,
	options: INode['parameters'],
): INode {
	const headers = Object.entries(bearer(address));
	return baseNode(name, 'httpRequest', 4.2, {
		url,
		sendHeaders: true,
		headerParameters: { parameters: headers.map(([key, value]) => ({ name: key, value })) },
		options,
	});
}
