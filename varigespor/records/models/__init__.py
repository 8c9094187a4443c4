"""The rows of the house, one module per concept."""

from .adjustment import Adjustment, AdjustmentAnswer
from .agreement import Agreement, AgreementLook, AgreementPart
from .assessment import Assessment, AssessmentText
from .case import Assignment, Case, CasePeriod, Cover, Route, Sharing
from .catalogue import Capacity, CatalogueEntry, Price, Provider
from .concern import Concern, ConcernAssessment, ConcernChild, Receipt, Screening
from .decision import Consent, Decision, LowerStepAnswer, Measure
from .draft import Draft
from .due import Deviation, Due
from .employee import Absence, Employee, Post
from .followup import FollowUp, GoalAnswer
from .kept_view import KeptView
from .measure import MeasurePeriod, PlannedChange
from .network import NetworkMember
from .note import Note, NoteCorrection, NotePart, Task
from .person import Address, Number, Person, Relation
from .plan import Goal, GoalScore, GoalTask, Plan, PlanPart
from .publication import Publication, PublishedFile
from .rehearsal import Rehearsal
from .schooling import SchoolAbsence, SchoolExam, YouthOccupation
from .spell import Population, PopulationChild, Spell
from .support import NetworkRespite, SupportPerson
from .trace import Trace

__all__ = [
    "Absence",
    "Address",
    "Adjustment",
    "AdjustmentAnswer",
    "Agreement",
    "AgreementLook",
    "AgreementPart",
    "Assessment",
    "AssessmentText",
    "Assignment",
    "Capacity",
    "Case",
    "CasePeriod",
    "CatalogueEntry",
    "Concern",
    "ConcernAssessment",
    "ConcernChild",
    "Consent",
    "Cover",
    "Decision",
    "Deviation",
    "Draft",
    "Due",
    "Employee",
    "FollowUp",
    "Goal",
    "GoalAnswer",
    "GoalScore",
    "GoalTask",
    "KeptView",
    "LowerStepAnswer",
    "Measure",
    "MeasurePeriod",
    "NetworkMember",
    "NetworkRespite",
    "Note",
    "NoteCorrection",
    "NotePart",
    "Number",
    "Person",
    "Plan",
    "PlanPart",
    "PlannedChange",
    "Population",
    "PopulationChild",
    "Post",
    "Price",
    "Provider",
    "Publication",
    "PublishedFile",
    "Receipt",
    "Rehearsal",
    "Relation",
    "Route",
    "SchoolAbsence",
    "SchoolExam",
    "Screening",
    "Sharing",
    "Spell",
    "SupportPerson",
    "Task",
    "Trace",
    "YouthOccupation",
]
