/* Proposals of a few drafts.
 * Invariant: what is given is taken: drafts and reasons belong to the proposal from then on.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/propose-private.h"

#include "plan/gestures.h"

/* Takes @drafts. */
JalonsProposal *
jalons_propose (GPtrArray *drafts,
                const char *label)
{
  JalonsProposal *proposal = g_new0 (JalonsProposal, 1);

  proposal->drafts = drafts;
  proposal->label = g_strdup (label);
  proposal->created = g_new0 (char *, 1);
  return proposal;
}

/* Takes @draft, of a record that is there already. */
JalonsProposal *
jalons_propose_change (JalonsDraft *draft,
                       const char *label)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();

  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, draft);
  else
    jalons_draft_free (draft);
  return jalons_propose (drafts, label);
}

/* Takes @draft, of a new record. */
JalonsProposal *
jalons_propose_new (JalonsDraft *draft,
                    const char *label)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  JalonsProposal *proposal;

  g_ptr_array_add (drafts, draft);
  proposal = jalons_propose (drafts, label);
  jalons_propose_created (proposal, drafts, jalons_draft_get_entity (draft));
  return proposal;
}

/* A proposal that writes nothing. Takes @why, a sentence. */
JalonsProposal *
jalons_propose_nothing (const char *label,
                        char *why)
{
  JalonsProposal *proposal = jalons_propose (jalons_gesture_drafts_new (), label);

  jalons_propose_leave (proposal, 1, why);
  return proposal;
}

/* Adds that @n things were left alone. Takes @why, a sentence. */
void
jalons_propose_leave (JalonsProposal *proposal,
                      unsigned n,
                      char *why)
{
  char *so_far = proposal->left;

  proposal->left = so_far ? g_strjoin (" ", so_far, why, NULL) : g_strdup (why);
  proposal->n_left += (int) n;
  g_free (so_far);
  g_free (why);
}

/* Notes the new records of @entity among @drafts as created. */
void
jalons_propose_created (JalonsProposal *proposal,
                        GPtrArray *drafts,
                        JalonsEntityId entity)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < drafts->len; i++)
    if (jalons_draft_get_entity (drafts->pdata[i]) == entity && jalons_draft_get_origin (drafts->pdata[i]) == NULL)
      g_strv_builder_add (ids, jalons_draft_get_id (drafts->pdata[i]));
  g_strfreev (proposal->created);
  proposal->created = g_strv_builder_end (ids);
}
