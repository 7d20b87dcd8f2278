import type { Rule } from "../rule.ts";
import alertComplete from "./alert-complete.ts";
import automationAfterDefinition from "./automation-after-definition.ts";
import cellOneSentence from "./cell-one-sentence.ts";
import checklistComplete from "./checklist-complete.ts";
import claimsAttributed from "./claims-attributed.ts";
import commitmentsMeasurable from "./commitments-measurable.ts";
import commitmentsNumber from "./commitments-number.ts";
import commitmentsOwner from "./commitments-owner.ts";
import commitmentsTwoWay from "./commitments-two-way.ts";
import contractSharedNotPunitive from "./contract-shared-not-punitive.ts";
import dashboardComplete from "./dashboard-complete.ts";
import dashboardSameMeasures from "./dashboard-same-measures.ts";
import definitionsAccountLevel from "./definitions-account-level.ts";
import definitionsMarkedDraft from "./definitions-marked-draft.ts";
import definitionsMqlFitAndSignal from "./definitions-mql-fit-and-signal.ts";
import definitionsObservable from "./definitions-observable.ts";
import definitionsSalCommits from "./definitions-sal-commits.ts";
import definitionsSelfServe from "./definitions-self-serve.ts";
import definitionsSqlConfirmed from "./definitions-sql-confirmed.ts";
import documentReadable from "./document-readable.ts";
import feedbackLoop from "./feedback-loop.ts";
import fenceClosed from "./fence-closed.ts";
import fieldDate from "./field-date.ts";
import fieldOneOf from "./field-one-of.ts";
import fieldRequired from "./field-required.ts";
import governanceAgenda from "./governance-agenda.ts";
import governanceOwners from "./governance-owners.ts";
import handoffsMeasured from "./handoffs-measured.ts";
import htmlNone from "./html-none.ts";
import lifecycleNoDealMirror from "./lifecycle-no-deal-mirror.ts";
import listItems from "./list-items.ts";
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
import planCauseNamed from "./plan-cause-named.ts";
import planDefinitionWithSales from "./plan-definition-with-sales.ts";
import planEarnedAcknowledged from "./plan-earned-acknowledged.ts";
import planEscalationEvent from "./plan-escalation-event.ts";
import planListening from "./plan-listening.ts";
import planNoNumberPromised from "./plan-no-number-promised.ts";
import planNotVindication from "./plan-not-vindication.ts";
import planOneChange from "./plan-one-change.ts";
import planOneOrTwo from "./plan-one-or-two.ts";
import planOpeningAloud from "./plan-opening-aloud.ts";
import planSeat from "./plan-seat.ts";
import planTemptationNamed from "./plan-temptation-named.ts";
import planType from "./plan-type.ts";
import recycleReasonCodes from "./recycle-reason-codes.ts";
import rejectionClosedSet from "./rejection-closed-set.ts";
import revertGoesSomewhere from "./revert-goes-somewhere.ts";
import rolloutSequenced from "./rollout-sequenced.ts";
import routingFallbackOwner from "./routing-fallback-owner.ts";
import scoringBothDimensions from "./scoring-both-dimensions.ts";
import scoringDecay from "./scoring-decay.ts";
import scoringNegativeSignals from "./scoring-negative-signals.ts";
import scoringRecalibration from "./scoring-recalibration.ts";
import scoringValidated from "./scoring-validated.ts";
import sectionNotEmpty from "./section-not-empty.ts";
import sectionsRequired from "./sections-required.ts";
import signalsFlagged from "./signals-flagged.ts";
import signalsHonest from "./signals-honest.ts";
import signalsNotBesideNumber from "./signals-not-beside-number.ts";
import stagesEntryExit from "./stages-entry-exit.ts";
import stagesRequiredFields from "./stages-required-fields.ts";
import syncAccounted from "./sync-accounted.ts";
import tableColumns from "./table-columns.ts";
import tableRagged from "./table-ragged.ts";
import tableRows from "./table-rows.ts";
import tableSeparator from "./table-separator.ts";
import textNoEmDash from "./text-no-em-dash.ts";
import textOneOf from "./text-one-of.ts";
import textSentences from "./text-sentences.ts";
import textWords from "./text-words.ts";
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
      textWords,
      listItems,
      fieldRequired,
      fieldOneOf,
      fieldDate,
      tableColumns,
      tableRows,
      tableRagged,
      tableSeparator,
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
      definitionsSalCommits,
      definitionsSqlConfirmed,
      definitionsMarkedDraft,
      definitionsSelfServe,
      definitionsAccountLevel,
      lifecycleNoDealMirror,
      alertComplete,
      windowStated,
      revertGoesSomewhere,
      rejectionClosedSet,
      mechanismNamed,
      syncAccounted,
      feedbackLoop,
      dashboardComplete,
      dashboardSameMeasures,
      governanceAgenda,
      governanceOwners,
      rolloutSequenced,
      contractSharedNotPunitive,
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
      signalsHonest,
      planOpeningAloud,
      planCauseNamed,
      planSeat,
      claimsAttributed,
      planListening,
      planTemptationNamed,
      signalsFlagged,
      signalsNotBesideNumber,
      numbersGrounded,
    ] as Rule[]
  ).map((rule) => [rule.id, rule]),
);
