import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { deleteFile } from './delete';
import { getFile } from './get';
import { getAllFiles } from './getAll';
import { getUploadStatus } from './getUploadStatus';
import { moveFiles } from './move';
import { updateFile } from './update';
import { uploadFile } from './upload';

/** Images and documents of the library. */
export const libraryFile: Resource<ConstantContactV2Api> = {
	value: 'libraryFile',
	name: 'Library File',
	description: 'Images and documents',
	operations: [
		deleteFile,
		getFile,
		getAllFiles,
		getUploadStatus,
		moveFiles,
		updateFile,
		uploadFile,
	],
};
