import {
	additionalFields,
	guardEmptyExpression,
	nameEmptyExpression,
	path,
	required,
	text,
	timeoutField,
} from '../../kit';
import { define } from '../operation';
import { descriptionField, fileFolderField, NO_FOLDER, sourceField } from './fields';
import { readFileInput } from './fileInput';
import { fileSchema } from './schema';
import { waitField, waitForFile, waitOptions } from './waiting';

export const uploadFile = define.item({
	value: 'upload',
	name: 'Upload',
	action: 'Upload library file',
	description: 'Upload an image or a document of up to 5 MB to the library',
	requests: 'One per file; with waiting, also one per status check and one for the file',
	output: fileSchema,
	fields: {
		binaryProperty: required(
			text({
				displayName: 'Input Binary Field',
				default: 'data',
			}),
		),
		wait: waitField,
		additionalFields: additionalFields({
			description: descriptionField,
			fileName: nameEmptyExpression(
				text({
					displayName: 'File Name',
					placeholder: 'e.g. shop-window.jpg',
					description: 'Default: the name of the input file',
				}),
			),
			folder: guardEmptyExpression(fileFolderField),
			requestTimeout: timeoutField,
			source: sourceField,
			...waitOptions,
		}),
	},
	async run({ api: client, params, hint, index, functions }) {
		const { binaryProperty, wait, additionalFields } = params;
		const { description = '', fileName, folder, source = 'MyComputer' } = additionalFields;
		const api = client.withTimeout(additionalFields.requestTimeout);
		const file = await readFileInput(functions, index, binaryProperty, fileName);
		const { name, type, mimeType, content } = file;
		const form = new FormData();
		// In the order of the documentation; parts without a value are sent, too (V2 API 2.7).
		form.append('file_name', name);
		form.append('file_type', type);
		form.append('folder_id', folder ?? NO_FOLDER);
		form.append('description', description);
		form.append('source', source);
		form.append('data', new Blob([content], { type: mimeType }), name);
		const { id } = await api.postForm(path`/library/files`, form);
		const upload = { id: String(id), name, description, file_type: type, size: content.length };
		if (!wait) return upload;
		return await waitForFile(api, upload, additionalFields, hint);
	},
});
