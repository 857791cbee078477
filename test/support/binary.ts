import './environment';
import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { extname } from 'node:path';

/** `filesystem` is n8n's default, `default` keeps the data as base64 in the item. */
export type BinaryMode = 'filesystem' | 'default';

/** The store of older versions of n8n, which takes settings, and supports only executions. */
interface OldBinaryDataService {
	init(settings: object): Promise<void>;
	store(
		workflowId: string,
		executionId: string,
		content: Buffer,
		data: IBinaryData,
	): Promise<IBinaryData>;
}

function isOld(service: object): service is OldBinaryDataService {
	return (BinaryDataConfig as unknown) === undefined && service instanceof BinaryDataService;
}

let initialised: BinaryMode | undefined;

/** Sets where n8n stores binary data from now on. */
export async function useBinaryMode(mode: BinaryMode): Promise<void> {
	if (initialised === mode) return;
	const service = Container.get(BinaryDataService);
	if (isOld(service)) {
		await service.init({
			mode,
			availableModes: ['filesystem', 'default'],
			localStoragePath: process.env.N8N_BINARY_DATA_STORAGE_PATH,
		});
	} else {
		Container.get(BinaryDataConfig).mode = mode;
		await service.init();
	}
	initialised = mode;
}

/** The engine needs the store; unless a test sets it, it has n8n's default. */
export async function ensureBinaryMode(): Promise<void> {
	if (!initialised) await useBinaryMode('filesystem');
}

/** A file to put into an item, as an earlier node of a workflow would. */
export interface FileInput {
	content: string | Uint8Array;
	fileName: string;
	mimeType: string;
}

/** Stores a file in n8n's binary store, and returns the entry for an item's `binary`. */
export async function storeBinary(file: FileInput): Promise<IBinaryData> {
	await ensureBinaryMode();
	const service = Container.get(BinaryDataService);
	const content = Buffer.from(file.content);
	const data: IBinaryData = {
		data: '',
		mimeType: file.mimeType,
		fileName: file.fileName,
		fileExtension: extname(file.fileName).slice(1),
	};
	if (isOld(service)) return await service.store('workflow', 'input', content, data);
	const place = { type: 'execution', workflowId: 'workflow', executionId: 'input' } as const;
	return await service.store(place, content, data);
}

/** An item with one file. */
export async function fileItem(
	file: FileInput,
	property = 'data',
	json: INodeExecutionData['json'] = {},
): Promise<INodeExecutionData> {
	return { json, binary: { [property]: await storeBinary(file) } };
}

function binaryOf(item: INodeExecutionData | undefined, property: string): IBinaryData {
	const binary = item?.binary?.[property];
	if (!binary) throw new Error(`The item has no binary property "${property}"`);
	return binary;
}

/** The whole content of an item's file. @throws Error if the item has no such binary property. */
export async function readBinary(
	item: INodeExecutionData | undefined,
	property = 'data',
): Promise<Buffer> {
	return await Container.get(BinaryDataService).getAsBuffer(binaryOf(item, property));
}

/** The path of an item's file on disk, for files too large for memory (filesystem mode only). */
export function binaryPath(item: INodeExecutionData | undefined, property = 'data'): string {
	const { id } = binaryOf(item, property);
	if (!id) throw new Error('The binary data is held in memory, not in a file');
	return Container.get(BinaryDataService).getPath(id);
}
