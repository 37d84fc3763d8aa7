import {
  COMPLAINTS_A_DAY,
  complaintsRoutes,
  type ComplaintCounts,
  type ComplaintListItem,
  type ComplaintQueuePage,
  type ComplaintView,
  type OfficeHolder,
  type Page,
} from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../platform/auth/actor';
import { May } from '../../platform/auth/policy.decorator';
import type { Tx } from '../../platform/db/tx';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../platform/http/call';
import { PageDto } from '../../platform/http/fields';
import { Call, Who } from '../../platform/http/params.decorator';
import { Route } from '../../platform/http/route.decorator';
import { Commands } from '../../platform/idempotency/commands';
import { DAY_SECONDS, Limited } from '../../platform/limits';
import { ComplaintWords } from './complaint-words';
import { lockComplaint, reachOf } from './complaints.access';
import { AnswerComplaintDto, ComplaintQueueQueryDto, FileComplaintDto, WriteInComplaintDto } from './complaints.dto';
import { ComplaintsQueries } from './complaints.queries';
import { fileComplaint } from './file-complaint';
import { listOfficeHolders } from './office-holders';
import { answerComplaint, followUpComplaint, type Answer } from './write-in-complaint';

/** Red line 8. Whose complaint it is and who handles it, complaints.access.ts says. */
@Controller()
@ApiTags('投诉建议')
export class ComplaintsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly words: ComplaintWords,
    private readonly queries: ComplaintsQueries,
  ) {}

  @Route(complaintsRoutes.fileComplaint, {
    summary: '提投诉建议',
    refuses: ['COMPLAINTS.ABOUT_UNKNOWN', 'COMPLAINTS.ID_TAKEN', 'REQUEST.TOO_MANY'],
  })
  @May('complaints.file')
  @Limited({ name: 'complaint', limit: COMPLAINTS_A_DAY, ttlSeconds: DAY_SECONDS, by: 'account' })
  file(@Who() who: VillageActor, @Body() body: FileComplaintDto, @Call() call: CallFacts): Promise<ComplaintView> {
    return this.command(call, who, body.id, tx => fileComplaint(tx, call, who, this.words, body));
  }

  @Route(complaintsRoutes.myComplaints, { summary: '我的投诉建议' })
  @May('complaints.file')
  mine(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<ComplaintListItem>> {
    return this.work.read(who.villageId, tx => this.queries.mine(tx, who, query));
  }

  @Route(complaintsRoutes.officeHolders, { summary: '可以说到的人：在村里担任职务的' })
  @May('complaints.file')
  holders(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<OfficeHolder>> {
    return this.work.read(who.villageId, tx => listOfficeHolders(tx, who, query));
  }

  @Route(complaintsRoutes.complaint, { summary: '一件投诉建议和答复' })
  @May('complaints.file')
  read(@Who() who: VillageActor, @Param('complaintId') complaintId: string): Promise<ComplaintView> {
    return this.work.read(who.villageId, tx => this.queries.read(tx, who, complaintId));
  }

  @Route(complaintsRoutes.followUpComplaint, { summary: '补充自己的投诉建议', refuses: ['COMPLAINTS.FULL', 'REQUEST.TOO_MANY'] })
  @May('complaints.file')
  @Limited({ name: 'complaint-word', limit: COMPLAINTS_A_DAY, ttlSeconds: DAY_SECONDS, by: 'account' })
  followUp(
    @Who() who: VillageActor,
    @Param('complaintId') complaintId: string,
    @Body() body: WriteInComplaintDto,
    @Call() call: CallFacts,
  ): Promise<ComplaintView> {
    return this.command(call, who, complaintId, tx => followUpComplaint(tx, call, who, this.words, complaintId, body.text));
  }

  @Route(complaintsRoutes.complaintQueue, { summary: '村监委会的投诉建议（等得最久的在前）' })
  @May('complaints.handle')
  queue(@Who() who: VillageActor, @Query() query: ComplaintQueueQueryDto): Promise<ComplaintQueuePage> {
    return this.work.read(who.villageId, tx => this.queries.queue(tx, who, query));
  }

  @Route(complaintsRoutes.complaintCount, { summary: '村监委会等着答复的投诉建议有几件' })
  @May('complaints.handle')
  count(@Who() who: VillageActor): Promise<ComplaintCounts> {
    return this.work.read(who.villageId, tx => this.queries.count(tx, who));
  }

  @Route(complaintsRoutes.answerComplaint, {
    summary: '村监委会答复',
    refuses: ['COMPLAINTS.OWN', 'COMPLAINTS.CLOSED', 'COMPLAINTS.NEW_WORDS', 'COMPLAINTS.ANSWERED_IN_A_ROW'],
  })
  @May('complaints.handle')
  answer(
    @Who() who: VillageActor,
    @Param('complaintId') complaintId: string,
    @Body() body: AnswerComplaintDto,
    @Call() call: CallFacts,
  ): Promise<ComplaintView> {
    return this.say(call, who, complaintId, 'answered', body);
  }

  @Route(complaintsRoutes.closeComplaint, {
    summary: '村监委会办结',
    refuses: ['COMPLAINTS.OWN', 'COMPLAINTS.CLOSED', 'COMPLAINTS.NEW_WORDS'],
  })
  @May('complaints.handle')
  conclude(
    @Who() who: VillageActor,
    @Param('complaintId') complaintId: string,
    @Body() body: AnswerComplaintDto,
    @Call() call: CallFacts,
  ): Promise<ComplaintView> {
    return this.say(call, who, complaintId, 'closed', body);
  }

  private say(call: CallFacts, who: VillageActor, id: string, answer: Answer, said: AnswerComplaintDto): Promise<ComplaintView> {
    return this.command(call, who, id, async tx =>
      answerComplaint(tx, call, who, this.words, await lockComplaint(tx, reachOf(who), id), answer, said),
    );
  }

  /** Only the id is kept with the idempotency key: the words stand nowhere but in their own cipher text. */
  private async command(
    call: CallFacts,
    who: VillageActor,
    complaintId: string,
    effect: (tx: Tx) => Promise<void>,
  ): Promise<ComplaintView> {
    await this.commands.run(call, async tx => {
      await effect(tx);
      return { complaintId };
    });
    return this.work.read(who.villageId, tx => this.queries.read(tx, who, complaintId));
  }
}
