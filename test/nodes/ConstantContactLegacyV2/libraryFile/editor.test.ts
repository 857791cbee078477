import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { listSearch, loadOptions } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({ constantContactV2: { files: 130, trashFiles: 3 } });
});
afterEach(async () => await node.close());

const search = async (method: string, filter?: string) => {
	const { results } = await listSearch(ConstantContactLegacyV2, method, {
		credentials: node.credentials,
		parameters: { resource: 'libraryFile', operation: 'get' },
		filter,
	});
	return results;
};
const limits = () => node.sandbox.log.entries.map(({ query }) => query.limit);

it('files are listed newest first, with their folder', async () => {
	node.account.putFile({ id: 130, name: 'a.jpg', folderId: -3 });
	const files = await search('searchFiles');
	expect(files).toHaveLength(100);
	expect(files[0]).toEqual({ name: 'a.jpg (Winter sale)', value: '130' });
	expect(limits()).toEqual(['100']);
});

it('a file is found wherever it is, by a part of its name, its folder or its ID', async () => {
	node.account.putFile({ id: 1, name: 'Oldest.JPG', folderId: -7 });
	expect(await search('searchFiles', ' oldest ')).toEqual([
		{ name: 'Oldest.JPG (red roses)', value: '1' },
	]);
	expect(await search('searchFiles', 'nothing like it')).toEqual([]);
	expect(limits()).toEqual(['1000', '1000']);
});

it('folders are listed with those around them', async () => {
	const all = [
		{ name: 'banners', value: '-4' },
		{ name: 'Documents', value: '-1' },
		{ name: 'Documents / recipes', value: '-6' },
		{ name: 'garden', value: '-2' },
		{ name: 'garden / roses', value: '-5' },
		{ name: 'garden / roses / red roses', value: '-7' },
		{ name: 'Winter sale', value: '-3' },
	];
	expect(await search('searchFolders')).toEqual(all);
	expect(await search('searchFolders', 'GARDEN /')).toEqual(all.slice(4, 6));
	expect(limits()).toEqual(['50', '50']);
});

it('several files can be ticked', async () => {
	const files = await loadOptions(ConstantContactLegacyV2, 'getFiles', {
		credentials: node.credentials,
		parameters: { resource: 'libraryFile', operation: 'move' },
	});
	expect(files).toHaveLength(130);
	expect(limits()).toEqual(['1000']);
});

it('a list that cannot be read says what to do', async () => {
	node.account.options.accessToken = 'another';
	await expect(search('searchFolders')).rejects.toMatchObject({
		message: expect.stringContaining('Could not list library folders'),
		description: expect.stringContaining('Check the access token in the credential'),
	});
});
