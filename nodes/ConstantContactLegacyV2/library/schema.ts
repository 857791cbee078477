import { schema, type JsonSchema } from '../../kit';

const { text, number } = schema;

/** The contents and limits of the library; sizes are in bytes (V2 API 2.7). */
export const libraryInfoSchema: JsonSchema = schema.object({
	image_root: text,
	max_free_file_num: number,
	max_premium_space_limit: number,
	max_upload_size_limit: number,
	usage_summary: schema.optional({
		folder_count: number,
		file_count: number,
		image_count: number,
		document_count: number,
		total_bytes_used: number,
		image_bytes_used: number,
		document_bytes_used: number,
		total_bytes_remaining: number,
		free_files_remaining: number,
	}),
});
