import { complaintsRoutes, type ComplaintCounts, type ComplaintView, type OfficeComplaintPage } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OfficerActor } from '../../platform/auth/actor';
import { OfficerMay } from '../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../platform/http/call';
import { Call, WhichOfficer } from '../../platform/http/params.decorator';
import { Route } from '../../platform/http/route.decorator';
import { Commands } from '../../platform/idempotency/commands';
import { ComplaintWords } from './complaint-words';
import { lockComplaint, reachFromAbove } from './complaints.access';
import { AnswerComplaintDto, ComplaintQueueQueryDto } from './complaints.dto';
import { OfficeComplaintsQueries } from './office-complaints.queries';
import { answerComplaint, type Answer } from './write-in-complaint';

/** The township's side, and of the levels above it: what no supervisor may read lies here alone. */
@Controller()
@ApiTags('投诉建议')
export class OfficeComplaintsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly words: ComplaintWords,
    private readonly queries: OfficeComplaintsQueries,
  ) {}

  @Route(complaintsRoutes.complaintsBelow, { summary: '下辖各村的投诉建议（等得最久的在前）' })
  @OfficerMay('complaints.handle_below')
  list(@WhichOfficer() who: OfficerActor, @Query() query: ComplaintQueueQueryDto, @Call() call: CallFacts): Promise<OfficeComplaintPage> {
    return this.work.runGlobal(tx => this.queries.list(tx, call, who, query));
  }

  @Route(complaintsRoutes.complaintCountBelow, { summary: '下辖各村等着答复的投诉建议有几件' })
  @OfficerMay('complaints.handle_below')
  count(@WhichOfficer() who: OfficerActor): Promise<ComplaintCounts> {
    return this.work.runGlobal(tx => this.queries.count(tx, who));
  }

  @Route(complaintsRoutes.complaintBelow, { summary: '下辖某村的一件投诉建议' })
  @OfficerMay('complaints.handle_below')
  read(@WhichOfficer() who: OfficerActor, @Param('complaintId') complaintId: string, @Call() call: CallFacts): Promise<ComplaintView> {
    return this.work.run(call.villageId, tx => this.queries.read(tx, call, who, complaintId));
  }

  @Route(complaintsRoutes.answerComplaintBelow, {
    summary: '乡镇答复',
    refuses: ['COMPLAINTS.OWN', 'COMPLAINTS.NEW_WORDS', 'COMPLAINTS.ANSWERED_IN_A_ROW'],
  })
  @OfficerMay('complaints.handle_below')
  answer(
    @WhichOfficer() who: OfficerActor,
    @Param('complaintId') complaintId: string,
    @Body() body: AnswerComplaintDto,
    @Call() call: CallFacts,
  ): Promise<ComplaintView> {
    return this.say(call, who, complaintId, 'answered', body);
  }

  @Route(complaintsRoutes.closeComplaintBelow, {
    summary: '乡镇办结',
    refuses: ['COMPLAINTS.OWN', 'COMPLAINTS.NEW_WORDS', 'COMPLAINTS.ANSWERED_IN_A_ROW'],
  })
  @OfficerMay('complaints.handle_below')
  conclude(
    @WhichOfficer() who: OfficerActor,
    @Param('complaintId') complaintId: string,
    @Body() body: AnswerComplaintDto,
    @Call() call: CallFacts,
  ): Promise<ComplaintView> {
    return this.say(call, who, complaintId, 'closed', body);
  }

  private async say(call: CallFacts, who: OfficerActor, id: string, answer: Answer, said: AnswerComplaintDto): Promise<ComplaintView> {
    await this.commands.run(call, async tx => {
      const complaint = await lockComplaint(tx, await reachFromAbove(tx, who), id);
      await answerComplaint(tx, call, { organizationId: who.organizationId }, this.words, complaint, answer, said);
      return { complaintId: id };
    });
    return this.work.run(call.villageId, tx => this.queries.read(tx, call, who, id));
  }
}
