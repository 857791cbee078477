import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { createFolder } from './create';
import { deleteFolder } from './delete';
import { getFolder } from './get';
import { getAllFolders } from './getAll';
import { updateFolder } from './update';

/** Folders of the library. */
export const libraryFolder: Resource<ConstantContactV2Api> = {
	value: 'libraryFolder',
	name: 'Library Folder',
	description: 'Folders of the library',
	operations: [createFolder, deleteFolder, getFolder, getAllFolders, updateFolder],
};
