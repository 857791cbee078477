import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { plain } from '../operation';
import { fileField } from './fields';
import { getAllFiles } from './getAll';
import { getUploadStatus } from './getUploadStatus';
import { moveFiles } from './move';
import { toFile } from './record';
import { fileSchema } from './schema';
import { updateFile } from './update';
import { uploadFile } from './upload';

const getFile = plain.get({
	noun: 'library file',
	description: 'Retrieve the details of a file: its URL, size and folder',
	requests: 'One per file',
	output: fileSchema,
	fields: { file: fileField },
	run: async ({ api, params }) => toFile(await api.get(path`/library/files/${params.file}`)),
});

const deleteFile = plain.delete({
	noun: 'library file',
	description: 'Move a file to the trash of the library, where it stays until the trash is emptied',
	requests: 'One per file',
	fields: { file: fileField },
	target: ({ params }) => path`/library/files/${params.file}`,
	ids: { id: 'file' },
});

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
