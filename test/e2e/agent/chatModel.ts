import fastify from 'fastify';

/** The credential's key. */
export const KEY = 'sk-nobody';

/** A message of a conversation, as OpenAI's API has it. */
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

/** What a tool is said to be and to want. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: { properties: Record<string, { type: string; description?: string }> };
}

/** What n8n asks the model. */
interface Question {
	model: string;
	messages: ChatMessage[];
	tools?: Array<{ function: OfferedTool }>;
}

/**
 * A chat model that thinks of nothing: it speaks OpenAI's API, calls the tool that it is offered once, and repeats what
 * the tool said.
 */
export class ChatModel {
	/** All that it was asked, oldest first. */
	readonly questions: Question[] = [];

	/** What it calls the tool with. */
	toolArguments: Record<string, unknown> = {};

	private readonly app = fastify();

	private constructor() {
		this.app.post<{ Body: Question }>('/v1/chat/completions', async ({ body, headers }, reply) => {
			if (headers.authorization !== `Bearer ${KEY}`) return await reply.code(401).send({});
			this.questions.push(body);
			return completion(body.model, this.answerTo(body));
		});
	}

	/** Starts one on a free port. */
	static async start(): Promise<ChatModel> {
		const model = new ChatModel();
		await model.app.listen({ host: '127.0.0.1', port: 0 });
		return model;
	}

	/** What stands as 'Base URL' in the credential. */
	get url(): string {
		return `${this.app.listeningOrigin}/v1`;
	}

	/** The tools that the last question offered. */
	get offered(): OfferedTool[] {
		return (this.questions.at(-1)?.tools ?? []).map(({ function: tool }) => tool);
	}

	/** What the tool said, as the last question repeats it; undefined when no tool was called. */
	get heard(): string | undefined {
		return toldByTool(this.questions.at(-1));
	}

	async stop(): Promise<void> {
		await this.app.close();
	}

	private answerTo(question: Question): Omit<ChatMessage, 'role'> {
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
