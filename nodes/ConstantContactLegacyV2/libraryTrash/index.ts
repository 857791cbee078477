import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { emptyTrash } from './empty';
import { getAllTrash } from './getAll';

/** Files that were deleted from the library and can still be looked at. */
export const libraryTrash: Resource<ConstantContactV2Api> = {
	value: 'libraryTrash',
	name: 'Library Trash',
	description: 'Deleted library files',
	operations: [emptyTrash, getAllTrash],
};
