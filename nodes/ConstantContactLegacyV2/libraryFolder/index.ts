import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { plain } from '../operation';
import { createFolder } from './create';
import { folderField } from './fields';
import { getAllFolders } from './getAll';
import { folderSchema } from './schema';
import { updateFolder } from './update';

const getFolder = plain.get({
	noun: 'library folder',
	description: 'Retrieve a folder of the library with its subfolders',
	requests: 'One per folder',
	output: folderSchema,
	fields: { folder: folderField },
	run: async ({ api, params }) => await api.get(path`/library/folders/${params.folder}`),
});

const deleteFolder = plain.delete({
	noun: 'library folder',
	description: 'Delete a folder of the library; first move files that you want to keep',
	requests: 'One per folder',
	fields: { folder: folderField },
	target: ({ params }) => path`/library/folders/${params.folder}`,
	ids: { id: 'folder' },
});

/** Folders of the library. */
export const libraryFolder: Resource<ConstantContactV2Api> = {
	value: 'libraryFolder',
	name: 'Library Folder',
	description: 'Folders of the library',
	operations: [createFolder, deleteFolder, getFolder, getAllFolders, updateFolder],
};
