/* A Région's feed: asking its address, and what it said the last time.
 * Invariant: what is kept beside the data is only what spares asking again: losing it loses nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/offers.h"
#include "sync/web/fetch.h"

G_BEGIN_DECLS

/**
 * JalonsFeedAnswer:
 * @offers: what the feed publishes now
 * @fresh: whether that is another text than the last time
 */
typedef struct
{
  JalonsOffers *offers;
  gboolean fresh;
} JalonsFeedAnswer;

void              jalons_feed_answer_free (JalonsFeedAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsFeedAnswer, jalons_feed_answer_free)

JalonsFeedAnswer *jalons_feed_read        (const char *data_dir,
                                           const char *address,
                                           JalonsDay today,
                                           const JalonsFetchLimits *limits,
                                           GCancellable *cancellable,
                                           GError **error);
void              jalons_feed_read_async  (const char *data_dir,
                                           const char *address,
                                           JalonsDay today,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
JalonsFeedAnswer *jalons_feed_read_finish (GAsyncResult *result, GError **error);

JalonsDay         jalons_feed_asked_day   (const char *data_dir, const char *address);
void              jalons_feed_forget      (const char *data_dir, const char *address);

G_END_DECLS
