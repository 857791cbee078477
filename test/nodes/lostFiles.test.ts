import type { INodeExecutionData } from 'n8n-workflow';

import { fileItem } from '../support';
import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode as connectV1 } from './ConstantContactLegacy/setup';
import { connectNode as connectV2 } from './ConstantContactLegacyV2/setup';

const MESSAGE = "The file 'lost.NAME' of input item 1 is no longer in n8n's storage";

/** An item whose file has been deleted, or is on another worker. */
async function lost(extension: string): Promise<INodeExecutionData> {
	const file = { content: 'x', fileName: `lost.${extension}`, mimeType: 'text/plain' };
	const { json, binary } = await fileItem(file);
	const id = 'filesystem-v2:workflows/workflow/executions/1/binary_data/gone';
	return { json, binary: { data: { ...binary?.data, id } as never } };
}

const people = { content: 'Email\na@b.co\n', fileName: 'people.csv', mimeType: 'text/csv' };
const picture = { content: 'PNG', fileName: 'a.png', mimeType: 'image/png' };
const lists = { lists: ['1'] };
const someList = { lists: ['b0c8a6d2-5f1e-11ee-8c99-0242ac120002'] };

describe.each([
	['version 1', connectV1, 'activity', 'addContacts', lists],
	['version 2', connectV2, 'activity', 'addContacts', lists],
	['version 3', connectV3, 'activity', 'importContacts', someList],
])('a file to import that is no longer there, %s', (_, connect, resource, operation, more) => {
	it('is named, and nothing is sent', async () => {
		const node = await connect();
		const items = [await fileItem(people), await lost('csv')];
		const parameters = { source: 'file', wait: false, ...more };
		const { error, json } = await node.run(resource, operation, parameters, [], {
			json: undefined,
			items,
		});
		expect(json).toEqual([]);
		expect(error?.message).toBe(MESSAGE.replace('NAME', 'csv'));
		expect(error?.description).toContain('In queue mode, all workers need the same storage');
		expect(node.requests().filter((line) => !line.startsWith('GET '))).toEqual([]);
		await node.close();
	});
});

it('a picture that is no longer there is named, and the others are uploaded', async () => {
	const node = await connectV2();
	const { errorItems, json } = await node.run('libraryFile', 'upload', { wait: false }, [], {
		json: undefined,
		items: [await fileItem(picture), await lost('png'), await fileItem(picture)],
		continueOnFail: 'continueErrorOutput',
	});
	expect(json).toHaveLength(2);
	expect(errorItems.map((item) => item.json.error)).toEqual([
		expect.stringContaining(`${MESSAGE.replace('NAME', 'png')} [item 1]`),
	]);
	await node.close();
});
