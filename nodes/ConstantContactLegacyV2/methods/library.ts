import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { path } from '../../kit';
import { createChoice, pickFrom } from '../../constantContactShared/pickList';
import { loadFromApi } from './loadFromApi';

/** Maximum number of files in the list; typing narrows it. */
const MOST = 100;

/** Files of the library by name, the newest first, with their folder. */
export async function searchFiles(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list library files', async (api) => {
		// The typed text may be anywhere in a name, so larger pages are searched (V2 API 1.5).
		const files = api.pages(path`/library/files`, { limit: filter?.trim() ? 1000 : MOST });
		return await pickFrom(files, filter, toFileChoice, MOST);
	});
}

/** Files of the library, for choosing several. */
export async function getFiles(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await loadFromApi(this, 'list library files', async (api) => {
		return await pickFrom(api.pages(path`/library/files`, { limit: 1000 }), '', toFileChoice, 1000);
	});
	return results.map(({ name, value }) => ({ name, value }));
}

/** Folders of the library by name, subfolders as `Parent / Child`. */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list library folders', async (api) => {
		const folders = flattenFolders(api.pages(path`/library/folders`, { limit: 50 }));
		return await pickFrom(folders, filter, (folder) => createChoice(folder, String(folder.name)));
	});
}

function toFileChoice(file: IDataObject) {
	const { name, folder } = file;
	return createChoice(file, folder ? `${String(name)} (${String(folder)})` : String(name));
}

async function* flattenFolders(pages: AsyncIterable<IDataObject[]>): AsyncGenerator<IDataObject[]> {
	for await (const page of pages) yield page.flatMap((folder) => withSubfolders(folder));
}

/** A folder and all folders below it, their names prefixed with those of their parents. */
function withSubfolders(folder: IDataObject, around = ''): IDataObject[] {
	const name = `${around}${String(folder.name)}`;
	const children = Array.isArray(folder.children) ? (folder.children as IDataObject[]) : [];
	return [
		{ id: folder.id, name },
		...children.flatMap((child) => withSubfolders(child, `${name} / `)),
	];
}
