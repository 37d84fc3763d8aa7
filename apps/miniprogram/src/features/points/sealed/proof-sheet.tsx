import type { StatementLine } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { ProblemError } from '@/api/errors';
import { useVillageId } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Empty, ErrorView, Sheet, Skeleton, Steps, type Step } from '@/ui';
import { Fingerprint } from './fingerprint';
import { CHECKS, proveLine, type Check, type Checked } from './prove-line';
import { Verdict } from './verdict';
import './sealed.scss';

interface Props {
  line: StatementLine;
  account: 'wallet' | 'reserved';
  onClose: () => void;
}

function stepOf(check: Check, { checks, proof }: Checked): Step {
  const { good, bad, note } = texts.sealedBook.steps[check];
  const lines = proof.block.head.last - proof.block.head.first + 1;
  const state = checks[check] ? 'done' : 'refused';
  return { title: checks[check] ? good : bad, note: typeof note === 'string' ? note : note(lines), state };
}

function Found({ checked, villageId }: { checked: Checked; villageId: string }) {
  const { head } = checked.proof.block;
  return (
    <>
      <Verdict
        good={checked.agrees}
        title={checked.agrees ? texts.sealedBook.agrees : texts.sealedBook.disagrees}
        note={checked.agrees ? texts.sealedBook.agreesNote : texts.sealedBook.disagreesNote}
      />
      <View className="note">{texts.sealedBook.checkedHere}</View>
      <Steps steps={CHECKS.map(check => stepOf(check, checked))} />
      <View className="book-label">{`${texts.sealedBook.fingerprint} · ${texts.sealedBook.day(head.day)}`}</View>
      <Fingerprint root={head.root} />
      <View className="note">{texts.sealedBook.fingerprintNote}</View>
      <Button block kind="quiet" onPress={() => go.to('bookDay', { villageId, number: String(head.number) })}>
        {texts.sealedBook.seePublic}
      </Button>
    </>
  );
}

/** A line of the own statement, checked on the phone against the sealed book. Asked anew each time: what was right yesterday proves nothing today. */
export function ProofSheet({ line, account, onClose }: Props) {
  const villageId = useVillageId() ?? '';
  const found = useQuery({
    queryKey: ['proof', villageId, line.transferId, account],
    queryFn: () => proveLine(line, villageId, account),
    gcTime: 0,
    staleTime: 0,
  });
  const waiting = found.error instanceof ProblemError && found.error.is('BOOK.NOT_SEALED');
  return (
    <Sheet open title={texts.sealedBook.sheetTitle} onClose={onClose}>
      {waiting ? (
        <Empty icon="clock" title={texts.sealedBook.notSealed} body={texts.sealedBook.notSealedNote} />
      ) : found.error ? (
        <ErrorView error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Found checked={found.data} villageId={villageId} />
      ) : (
        <>
          <View className="note">{texts.sealedBook.checking}</View>
          <Skeleton rows={4} />
        </>
      )}
    </Sheet>
  );
}
