import { choices, InputError, type Field } from '../../../kit';

const anyFiles = choices({
	displayName: 'File Names or IDs',
	description:
		'The files of the library. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	loadOptionsMethod: 'getFilesV2',
});

/** Files of the library, one at least; each once. */
export const filesField: Field<string[]> = {
	...anyFiles,
	property: { ...anyFiles.property, required: true },
	read(raw, context) {
		const ids = Array.isArray(raw) ? raw.map(asText) : asText(raw);
		const files = anyFiles.read(ids, context);
		if (files.length > 0) return [...new Set(files)];
		throw new InputError("'Files' is empty", 'Choose at least one file, or give file IDs.');
	},
};

/** An expression may give IDs as numbers. */
function asText(id: unknown): unknown {
	return typeof id === 'number' ? String(id) : id;
}
