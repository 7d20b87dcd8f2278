import type { Rule } from "../rule.ts";
import alertComplete from "./alert-complete.ts";
import automationAfterDefinition from "./automation-after-definition.ts";
import cellOneSentence from "./cell-one-sentence.ts";
import checklistComplete from "./checklist-complete.ts";
import commitmentsMeasurable from "./commitments-measurable.ts";
import commitmentsNumber from "./commitments-number.ts";
import commitmentsOwner from "./commitments-owner.ts";
import commitmentsTwoWay from "./commitments-two-way.ts";
import definitionsMqlFitAndSignal from "./definitions-mql-fit-and-signal.ts";
import definitionsObservable from "./definitions-observable.ts";
import documentReadable from "./document-readable.ts";
import fenceClosed from "./fence-closed.ts";
import fieldDate from "./field-date.ts";
import fieldOneOf from "./field-one-of.ts";
import fieldRequired from "./field-required.ts";
import handoffsMeasured from "./handoffs-measured.ts";
import htmlNone from "./html-none.ts";
import mechanismNamed from "./mechanism-named.ts";
import mermaidExactly from "./mermaid-exactly.ts";
import mermaidHandoff from "./mermaid-handoff.ts";
import mermaidLifecycle from "./mermaid-lifecycle.ts";
import mermaidSaysWhatItMeans from "./mermaid-says-what-it-means.ts";
import mermaidValid from "./mermaid-valid.ts";
import numbersGrounded from "./numbers-grounded.ts";
import pipelinePushNeedsReason from "./pipeline-push-needs-reason.ts";
import pipelineStaleDeals from "./pipeline-stale-deals.ts";
import placeholderNone from "./placeholder-none.ts";
import planDefinitionWithSales from "./plan-definition-with-sales.ts";
import planEarnedAcknowledged from "./plan-earned-acknowledged.ts";
import planEscalationEvent from "./plan-escalation-event.ts";
import planNoNumberPromised from "./plan-no-number-promised.ts";
import planNotVindication from "./plan-not-vindication.ts";
import planOneChange from "./plan-one-change.ts";
import planOneOrTwo from "./plan-one-or-two.ts";
import planType from "./plan-type.ts";
import recycleReasonCodes from "./recycle-reason-codes.ts";
import rejectionClosedSet from "./rejection-closed-set.ts";
import revertGoesSomewhere from "./revert-goes-somewhere.ts";
import routingFallbackOwner from "./routing-fallback-owner.ts";
import scoringBothDimensions from "./scoring-both-dimensions.ts";
import scoringDecay from "./scoring-decay.ts";
import scoringNegativeSignals from "./scoring-negative-signals.ts";
import scoringRecalibration from "./scoring-recalibration.ts";
import scoringValidated from "./scoring-validated.ts";
import sectionNotEmpty from "./section-not-empty.ts";
import sectionsRequired from "./sections-required.ts";
import signalsFlagged from "./signals-flagged.ts";
import signalsNotBesideNumber from "./signals-not-beside-number.ts";
import stagesEntryExit from "./stages-entry-exit.ts";
import stagesRequiredFields from "./stages-required-fields.ts";
import tableColumns from "./table-columns.ts";
import tableRagged from "./table-ragged.ts";
import tableRows from "./table-rows.ts";
import textNoEmDash from "./text-no-em-dash.ts";
import textOneOf from "./text-one-of.ts";
import textSentences from "./text-sentences.ts";
import truthOneSystem from "./truth-one-system.ts";
import windowStated from "./window-stated.ts";
import workflowTriggerActionOutcome from "./workflow-trigger-action-outcome.ts";

/** Every rule there is, by id. */
export const rules: ReadonlyMap<string, Rule> = new Map(
  (
    [
      documentReadable,
      fenceClosed,
      sectionsRequired,
      sectionNotEmpty,
      textSentences,
      textOneOf,
      textNoEmDash,
      fieldRequired,
      fieldOneOf,
      fieldDate,
      tableColumns,
      tableRows,
      tableRagged,
      cellOneSentence,
      checklistComplete,
      placeholderNone,
      htmlNone,
      mermaidExactly,
      mermaidValid,
      mermaidSaysWhatItMeans,
      mermaidLifecycle,
      mermaidHandoff,
      commitmentsNumber,
      commitmentsOwner,
      commitmentsTwoWay,
      commitmentsMeasurable,
      definitionsObservable,
      definitionsMqlFitAndSignal,
      alertComplete,
      windowStated,
      revertGoesSomewhere,
      rejectionClosedSet,
      mechanismNamed,
      planDefinitionWithSales,
      planEarnedAcknowledged,
      planEscalationEvent,
      planNotVindication,
      planNoNumberPromised,
      planOneChange,
      planOneOrTwo,
      planType,
      automationAfterDefinition,
      handoffsMeasured,
      pipelinePushNeedsReason,
      pipelineStaleDeals,
      recycleReasonCodes,
      routingFallbackOwner,
      scoringBothDimensions,
      scoringDecay,
      scoringNegativeSignals,
      scoringRecalibration,
      scoringValidated,
      stagesEntryExit,
      stagesRequiredFields,
      truthOneSystem,
      workflowTriggerActionOutcome,
      signalsFlagged,
      signalsNotBesideNumber,
      numbersGrounded,
    ] as Rule[]
  ).map((rule) => [rule.id, rule]),
);
