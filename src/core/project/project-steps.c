/* What follows what in the review of a project, and who takes each step.
 * Invariant: the table is all there is; nobody else knows what may follow a state.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/project/project.h"

#define STATE(state) (1u << JALONS_PROJECT_##state)
#define ROLE(role)   (1u << JALONS_ROLE_##role)

#define WRITERS (ROLE (COUNSELLOR) | ROLE (DIRECTOR))
#define HEADS   (ROLE (HEAD) | ROLE (DEPUTY))
#define READERS (HEADS | ROLE (LEAD_TEACHER) | ROLE (TEACHER) | ROLE (CPE) | ROLE (REGION) | ROLE (OTHER))

/* The steps (note de service MENE2519127N: prepared with the conseil pédagogique, adopted by the conseil
 * d'administration). A school without a conseil pédagogique has its project adopted as it was reviewed. */
static const struct
{
  unsigned from; /* states */
  JalonsProjectState to;
  unsigned roles; /* who takes it; others may note it for them */
  JalonsFieldId day;
  const char *label;
} steps[JALONS_N_STEPS] = {
  [JALONS_STEP_SUBMIT] = { STATE (DRAFT) | STATE (TO_REVISE), JALONS_PROJECT_SUBMITTED, WRITERS, 0,
                           N_ ("Submit for Review") },
  [JALONS_STEP_ASK_CHANGES] = { STATE (SUBMITTED) | STATE (REVIEWED) | STATE (ADVISED), JALONS_PROJECT_TO_REVISE,
                                READERS | WRITERS, 0, N_ ("Ask for Changes") },
  [JALONS_STEP_REVIEW] = { STATE (SUBMITTED), JALONS_PROJECT_REVIEWED, HEADS, 0, N_ ("Mark as Reviewed") },
  [JALONS_STEP_ADVISE] = { STATE (REVIEWED), JALONS_PROJECT_ADVISED, HEADS | WRITERS, JALONS_PROJECT_COUNCIL_DAY,
                           N_ ("Note the Advice of the Teaching Council") },
  [JALONS_STEP_ADOPT] = { STATE (REVIEWED) | STATE (ADVISED), JALONS_PROJECT_ADOPTED, HEADS | WRITERS,
                          JALONS_PROJECT_BOARD_DAY, N_ ("Note the Adoption by the Board") },
  [JALONS_STEP_ARCHIVE] = { STATE (ADOPTED), JALONS_PROJECT_ARCHIVED, HEADS | WRITERS, 0, N_ ("Archive") },
  [JALONS_STEP_BEGIN_NEXT] = { STATE (ADOPTED), JALONS_PROJECT_DRAFT, WRITERS, 0, N_ ("Begin the Next Version") },
};

/**
 * jalons_step_may_follow:
 *
 * Returns: whether @step may be taken in @state
 */
gboolean
jalons_step_may_follow (JalonsProjectState state,
                        JalonsProjectStep step)
{
  return (steps[step].from & (1u << state)) != 0;
}

/**
 * jalons_step_state:
 *
 * Returns: the state that @step leads to
 */
JalonsProjectState
jalons_step_state (JalonsProjectStep step)
{
  return steps[step].to;
}

/**
 * jalons_step_is_for:
 *
 * Returns: whether it is for somebody in that role to take @step; one who did not say their role may
 */
gboolean
jalons_step_is_for (JalonsProjectStep step,
                    JalonsRole role)
{
  return role == JALONS_ROLE_UNSAID || (steps[step].roles & (1u << role)) != 0;
}

/**
 * jalons_step_day_field:
 *
 * Returns: the field of Project that keeps the day of @step, or 0
 */
JalonsFieldId
jalons_step_day_field (JalonsProjectStep step)
{
  return steps[step].day;
}

/**
 * jalons_step_label:
 *
 * Returns: (transfer none): what the button and the undo entry say: "Soumettre à relecture"
 */
const char *
jalons_step_label (JalonsProjectStep step)
{
  return _ (steps[step].label);
}
