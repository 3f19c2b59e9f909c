/* Limits, and system calls that the kernel refuses from now on.
 * Invariant: nothing here can be undone by the process that did it, but the CPU that each question is given.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/walls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Fonts are opened one after the other; nothing needs many. */
#define DESCRIPTORS 32

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#  define SANITIZED TRUE
#else
#  define SANITIZED FALSE
#endif

#if defined(__x86_64__)
#  define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#  define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static gboolean
limit (int what,
       rlim_t most)
{
  struct rlimit rule = { most, most };

  return setrlimit ((__rlimit_resource_t) what, &rule) == 0;
}

#ifdef ARCHITECTURE

/* The calls that start a program or a process, reach the network or another process, or change a file by its name. */
/* clang-format off */
static const int refused[] = {
  SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kill, SYS_pidfd_open,
  SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_sendmsg, SYS_sendto, SYS_unlinkat,
  SYS_renameat2, SYS_linkat, SYS_symlinkat, SYS_mkdirat, SYS_mknodat, SYS_fchmod, SYS_fchmodat, SYS_fchown,
  SYS_fchownat, SYS_truncate, SYS_ftruncate, SYS_fallocate, SYS_utimensat, SYS_setxattr, SYS_lsetxattr,
  SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_mount, SYS_umount2, SYS_pivot_root,
  SYS_chroot, SYS_unshare, SYS_setns, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key,
  SYS_request_key, SYS_io_uring_setup, SYS_shmget,
#  ifdef SYS_renameat
  SYS_renameat,
#  endif
#  ifdef __x86_64__
  SYS_fork, SYS_vfork, SYS_creat, SYS_unlink, SYS_rename, SYS_link, SYS_symlink, SYS_mkdir, SYS_rmdir,
  SYS_mknod, SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#  endif
};
/* clang-format on */

/* Calls whose arguments cannot be looked at from here: the C library has another way for each. */
static const int absent[] = { SYS_clone3, SYS_openat2 };

#  define SAY(code, value)             ((struct sock_filter) BPF_STMT (code, value))
#  define UNLESS(code, value, yes, no) ((struct sock_filter) BPF_JUMP (code, value, yes, no))
#  define FIELD(name)                  (guint32) offsetof (struct seccomp_data, name)
#  define REFUSE(number)               (SECCOMP_RET_ERRNO | (number))

static void
add (GArray *filter,
     struct sock_filter step)
{
  g_array_append_val (filter, step);
}

/* Answers @answer to the call @number; unless @argument is -1, only when one of @bits is set in that argument. */
static void
add_rule (GArray *filter,
          int number,
          int argument,
          guint32 bits,
          guint32 answer)
{
  if (argument < 0)
    {
      add (filter, UNLESS (BPF_JMP | BPF_JEQ | BPF_K, (guint32) number, 0, 1));
      add (filter, SAY (BPF_RET | BPF_K, answer));
      return;
    }
  add (filter, UNLESS (BPF_JMP | BPF_JEQ | BPF_K, (guint32) number, 0, 4));
  add (filter, SAY (BPF_LD | BPF_W | BPF_ABS, FIELD (args) + 8 * (guint32) argument)); /* both have the low half first */
  add (filter, UNLESS (BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
  add (filter, SAY (BPF_RET | BPF_K, answer));
  add (filter, SAY (BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

/* A new process, as opposed to a thread. */
static void
refuse_processes (GArray *filter)
{
  add (filter, UNLESS (BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4));
  add (filter, SAY (BPF_LD | BPF_W | BPF_ABS, FIELD (args)));
  add (filter, UNLESS (BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
  add (filter, SAY (BPF_RET | BPF_K, REFUSE (EPERM)));
  add (filter, SAY (BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

static gboolean
refuse_calls (void)
{
  const guint32 writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  g_autoptr (GArray) filter = g_array_new (FALSE, FALSE, sizeof (struct sock_filter));
  struct sock_fprog program;

  add (filter, SAY (BPF_LD | BPF_W | BPF_ABS, FIELD (arch)));
  add (filter, UNLESS (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
  add (filter, SAY (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  add (filter, SAY (BPF_LD | BPF_W | BPF_ABS, FIELD (nr)));
  /* The numbers of the x32 calls, which would be another name for each. */
  add (filter, UNLESS (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  add (filter, SAY (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    add_rule (filter, refused[i], -1, 0, REFUSE (EPERM));
  for (gsize i = 0; i < G_N_ELEMENTS (absent); i++)
    add_rule (filter, absent[i], -1, 0, REFUSE (ENOSYS));
  refuse_processes (filter);
  add_rule (filter, SYS_openat, 2, writing, REFUSE (EACCES));
#  ifdef __x86_64__
  add_rule (filter, SYS_open, 1, writing, REFUSE (EACCES));
#  endif
  add (filter, SAY (BPF_RET | BPF_K, SECCOMP_RET_ALLOW));

  program.len = (unsigned short) filter->len;
  program.filter = (struct sock_filter *) (gpointer) filter->data;
  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

static gboolean
refuse_calls (void)
{
  return FALSE;
}

#endif

/**
 * jalons_walls_put_up:
 * @megabytes: how much memory may be mapped
 *
 * Limits this process for good. What this kernel or machine does not know is left out and can be seen in the answer.
 *
 * Returns: the JalonsWalls that stand
 */
unsigned
jalons_walls_put_up (unsigned megabytes)
{
  unsigned walls = 0;
  gboolean limits;

  /* Nothing is inherited but the three streams, the file and the shared memory. */
  close_range (JALONS_READER_MEMORY_FD + 1, ~0U, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_DUMPABLE, 0);
  prctl (PR_SET_NAME, "jalons-reader");
  limits = prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  limits = limit (RLIMIT_CORE, 0) && limits;
  limits = limit (RLIMIT_FSIZE, 0) && limits;
  limits = limit (RLIMIT_NOFILE, DESCRIPTORS) && limits;
  if (limits)
    walls |= JALONS_WALLS_LIMITS;
  if (!SANITIZED && limit (RLIMIT_AS, (rlim_t) megabytes * 1024 * 1024))
    walls |= JALONS_WALLS_MEMORY;
  if (refuse_calls ())
    walls |= JALONS_WALLS_CALLS;
  return walls;
}

/**
 * jalons_walls_allow_cpu:
 * @seconds: from now on
 *
 * Has the kernel end this process when it has used that much more. The program's clock is the other watch: this one stands
 * for when the program is not there to look.
 */
void
jalons_walls_allow_cpu (unsigned seconds)
{
  struct rusage used;
  struct rlimit rule;

  if (getrusage (RUSAGE_SELF, &used) != 0 || getrlimit (RLIMIT_CPU, &rule) != 0)
    return;
  rule.rlim_cur = (rlim_t) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1 + seconds;
  if (rule.rlim_max != RLIM_INFINITY)
    rule.rlim_cur = MIN (rule.rlim_cur, rule.rlim_max);
  setrlimit (RLIMIT_CPU, &rule);
}
