import type { ReceiptResult, ReceiveStock as Delivery } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';

interface ReceiveItem extends CallerItem, Delivery {
  readonly actorRole: string;
}

/** Goods come in (stock/240_receive.sql). */
@Injectable()
export class ReceiveStock {
  private readonly command: SetCommand<ReceiveItem, ReceiptResult>;

  constructor(books: BooksCommands) {
    this.command = books.command('store_receive');
  }

  async run(call: Call, delivery: Delivery): Promise<ReceiptResult> {
    const { answer, replayed } = await this.command.call({ ...callerItem(call), ...delivery, actorRole: 'store_keeper' });
    if (replayed) call.markReplayed();
    return answer;
  }
}
