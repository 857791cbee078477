import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';

/** A bulk job whose errors are records, as in 2013; in 2015, they were texts (V2 API 2.9). */
export function toActivity({ errors, ...told }: IDataObject): IDataObject {
	if (!Array.isArray(errors)) return told;
	return { ...told, errors: errors.map(toError) };
}

function toError(error: unknown): IDataObject {
	if (isRecord(error)) return withAddress(error as IDataObject);
	const text = String(error);
	const [, line, message] = /^Line (\d+):(.*)$/is.exec(text) ?? [];
	return withAddress({
		...(line !== undefined && { line_number: Number(line) }),
		message: message?.trimStart() ?? text,
	});
}

/** Some messages begin with the address they are about, which isn't given anywhere else. */
function withAddress(error: IDataObject): IDataObject {
	if (error.email_address) return error;
	const [, address] = /^([^\s@]+@[^\s@]+) \(/.exec(String(error.message ?? '')) ?? [];
	return address === undefined ? error : { ...error, email_address: address };
}
