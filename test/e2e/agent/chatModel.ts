import fastify from 'fastify';

/** The credential's key. */
export const KEY = 'sk-nobody';

/** A message in a conversation, in the format of OpenAI's API. */
export interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
	tool_calls?: ToolCall[];
}

interface ToolCall {
	id: string;
	type: 'function';
	function: { name: string; arguments: string };
}

/** The description and parameters of a tool. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: { properties: Record<string, { type: string; description?: string }> };
}

/** What n8n sends to the model. */
interface Question {
	model: string;
	messages: ChatMessage[];
	tools?: Array<{ function: OfferedTool }>;
}

/** A chat model without intelligence: it speaks OpenAI's API, calls the offered tool once, and repeats the tool's result. */
export class ChatModel {
	/** All requests to it, oldest first. */
	readonly questions: Question[] = [];

	/** The arguments with which it calls the tool. */
	toolArguments: Record<string, unknown> = {};

	private readonly app = fastify();

	private constructor() {
		this.app.post<{ Body: Question }>('/v1/chat/completions', async ({ body, headers }, reply) => {
			if (headers.authorization !== `Bearer ${KEY}`) return await reply.code(401).send({});
			this.questions.push(body);
			return completion(body.model, this.respondTo(body));
		});
	}

	/** Starts one on a free port. */
	static async start(): Promise<ChatModel> {
		const model = new ChatModel();
		await model.app.listen({ host: '127.0.0.1', port: 0 });
		return model;
	}

	/** The 'Base URL' in the credential. */
	get url(): string {
		return `${this.app.listeningOrigin}/v1`;
	}

	/** The tools offered in the last request. */
	get offered(): OfferedTool[] {
		return (this.questions.at(-1)?.tools ?? []).map(({ function: tool }) => tool);
	}

	/** The tool's result, as contained in the last request; undefined if no tool was called. */
	get heard(): string | undefined {
		return toldByTool(this.questions.at(-1));
	}

	async stop(): Promise<void> {
		await this.app.close();
	}

	private respondTo(question: Question): Omit<ChatMessage, 'role'> {
		const told = toldByTool(question);
		if (told !== undefined) return { content: `The tool said: ${told}` };
		const calls = (question.tools ?? []).map(({ function: { name } }, index): ToolCall => {
			const call = { name, arguments: JSON.stringify(this.toolArguments) };
			return { id: `call-${index}`, type: 'function', function: call };
		});
		return { content: null, tool_calls: calls };
	}
}

function toldByTool(question: Question | undefined): string | undefined {
	return question?.messages.findLast(({ role }) => role === 'tool')?.content ?? undefined;
}

function completion(model: string, message: Omit<ChatMessage, 'role'>): object {
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 0,
		model,
		choices: [
			{
				index: 0,
				message: { role: 'assistant', ...message },
				finish_reason: message.tool_calls ? 'tool_calls' : 'stop',
			},
		],
		usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
	};
}
