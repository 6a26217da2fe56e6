/** The sentences the bot says itself. Entries, urgent texts and offices speak for themselves. */
export const wording = {
  greeting:
    'Chào bạn. Tôi trả lời câu hỏi về bảo hiểm xã hội, bảo hiểm y tế, thất nghiệp, trợ cấp, Tổng đài 111 và sàn giao dịch việc làm ở Đồng Nai. Bạn cứ hỏi như nói chuyện, không dấu cũng được.',
  thanks: 'Không có gì. Cần hỏi thêm bạn cứ nhắn. Chúc bạn và gia đình mạnh khoẻ.',
  acknowledged: 'Vâng. Cần hỏi thêm gì, bạn cứ nhắn nhé.',
  goodbye: 'Chào bạn, chúc bạn một ngày tốt lành.',
  whoAmI:
    'Tôi là máy trả lời tự động, tìm trong các câu trả lời do cán bộ Đồng Nai soạn và chịu trách nhiệm. Tôi không quyết định hồ sơ và không xem được hồ sơ riêng của bạn.',
  nothingSaid: 'Bạn chưa viết câu hỏi. Ví dụ: "nghỉ việc bao lâu phải nộp hồ sơ thất nghiệp".',
  tooLong: (limit: number) => `Câu hỏi dài quá ${limit} chữ cái. Bạn rút gọn lại, mỗi lần hỏi một việc nhé.`,
  tooFast: (seconds: number) =>
    `Bạn hỏi nhanh quá, máy trả lời không kịp. Chờ ${seconds} giây rồi bấm Hỏi lại nhé; câu hỏi vẫn còn trong ô.`,
  which: 'Bạn muốn hỏi việc nào?',
  whichTopic: 'Bạn muốn hỏi về việc nào? Bạn bấm vào một việc, hoặc viết rõ thêm một chút.',
  otherOf: (topic: string) => `Việc khác: ${topic}`,
  sayMore:
    'Bạn nói rõ thêm một chút giúp tôi: bạn muốn biết điều gì? Ví dụ: "nghỉ thai sản được mấy tháng", "mất thẻ bảo hiểm y tế thì làm sao".',
  toldSomething:
    'Vâng, tôi đã đọc. Bạn muốn biết điều gì trong việc này? Bạn hỏi một câu ngắn, hoặc bấm câu gần nhất ở dưới.',
  askedBesides:
    'Tin của bạn còn hỏi việc khác mà tôi chưa chắc: đúng việc nào thì bạn bấm việc đó, hoặc hỏi riêng một câu.',
  alsoAsked: 'Câu còn lại của bạn: bấm nút ở dưới.',
  askedElsewhere: (door: string) => `Việc kia nằm ngoài phần tôi trả lời. ${door}`,
  askedOfWhat: 'Bạn hỏi điều đó của việc nào? Bạn viết thêm vài chữ, hoặc bấm câu gần nhất ở dưới.',
  whatThen: 'Vâng. Vậy bạn muốn hỏi việc gì? Bạn viết một câu ngắn giúp tôi.',
  sorry:
    'Xin lỗi, tôi trả lời chưa đúng ý bạn. Bạn viết lại một câu ngắn giúp tôi, hoặc nhắn "gặp cán bộ" để hỏi người thật.',
  neither: 'Không phải các việc trên',
  unknown: (office: string) =>
    `Tôi chưa có câu trả lời chắc chắn cho việc này nên không dám đoán. Bạn hỏi ${office}. Câu hỏi của bạn đã được chuyển cho cán bộ để bổ sung.`,
  declined: (door: string) =>
    `Việc này nằm ngoài phần tôi trả lời được (bảo hiểm, trợ cấp, việc làm, trẻ em và an sinh ở Đồng Nai). ${door}`,
  anyDoor: (phone: string, web: string) => `Bạn có thể gọi ${phone} hoặc xem ${web}.`,
  ended: (day: string, office: string) =>
    `Đây là quy định áp dụng đến hết ngày ${day}. Hãy hỏi ${office} để biết quy định mới.`,
  toCheck: 'Nội dung này mới dựa trên một nguồn, cần kiểm tra lại với nơi giải quyết.',
  personalNumber: 'Bạn đừng gửi số căn cước, số sổ, số tài khoản ở đây. Tôi đã che số đó và không lưu lại.',
  fullText: 'Xem đầy đủ',
  pickByNumber: 'Bạn nhắn một con số để chọn:',
  notOnMenu: (most: number) =>
    most === 1 ? 'Chỉ có một mục để chọn: bạn nhắn số 1.' : `Bạn nhắn một con số từ 1 đến ${most} nhé.`,
  ask: (office: string) => `Hỏi: ${office}`,
  nextFairs: 'Các phiên giao dịch việc làm sắp tới',
  fairAdvice:
    'Ngày ghi "dự kiến" chưa được xác nhận, giờ mở cửa chưa công bố. Trước khi đi, hãy hỏi Trung tâm Dịch vụ việc làm Đồng Nai.',
  fairFree: 'Vào cửa và được tư vấn miễn phí.',
  fair: 'Phiên giao dịch việc làm',
  fairCalendar: 'Phiên giao dịch việc làm Đồng Nai',
  fairOrganiser: 'Đơn vị tổ chức',
  fairCompanies: 'Công ty tuyển người',
  fairsNewest: 'Lịch mới nhất',
  addFair: 'Thêm phiên gần nhất vào lịch',
  fairNeverConfirmed: 'theo lịch, chưa có thông báo xác nhận',
  fairsNotNewest: 'Lúc này chưa đọc được thông báo mới nhất, lịch dưới đây có thể đã thay đổi.',
  fairComes: (day: string, time: string, isExpected: boolean) =>
    `Nhắc bạn: ${day}${time ? `, ${time},` : ''} có phiên giao dịch việc làm${isExpected ? ' (dự kiến)' : ''}.`,
  fairMovedFrom: (day: string) => `Phiên này dời từ ngày ${day}.`,
  fairTime: (time: string) => `Giờ: ${time}.`,
  fairPlace: (place: string) => `Nơi tổ chức: ${place}.`,
  fairOnline: (link: string) => `Dự trực tuyến: ${link}`,
  fairDoubt: (reason: string) => `Ngày này ${reason}, phiên có thể dời hoặc nghỉ.`,
  howToStopReminders: 'Không muốn nhận nữa, bạn nhắn "dừng".',
  stopRemindersButton: 'Thôi nhắc tôi',
  fairsButton: 'Các phiên sắp tới',
  remindersNotHere:
    'Ở đây tôi không nhắn trước cho bạn được. Muốn được nhắc, bạn mở Telegram hoặc Zalo của chúng tôi rồi nhắn "nhắc tôi". Bạn cũng có thể thêm lịch các phiên vào điện thoại: mở trang /viec-lam.ics.',
  fairCalendarButton: 'Thêm lịch vào điện thoại',
  noRemindersHere: 'Ở đây tôi không gửi lời nhắc nào nên không có gì phải dừng. Bạn cần hỏi gì cứ nhắn.',
  reminded: (next: string) =>
    `Vâng, tôi sẽ nhắc bạn trước mỗi phiên giao dịch việc làm 3 ngày và 1 ngày, vào khoảng 8 giờ sáng. Phiên bị dời hay huỷ tôi cũng báo.\n\n${next}\n\nKhi nào không cần nữa, bạn nhắn "dừng".`,
  remindedAlready: (next: string) =>
    `Bạn đã đăng ký nhắc rồi, tôi vẫn nhớ.\n\n${next}\n\nKhi nào không cần nữa, bạn nhắn "dừng".`,
  nextFair: (fair: string) => `Phiên gần nhất: ${fair}`,
  remindedOnZaloOa:
    'Zalo chỉ cho tôi nhắn trong 2 ngày kể từ lần cuối bạn nhắn, nên lời nhắc ở đây có khi không tới được. Muốn chắc chắn, bạn thêm lịch các phiên vào điện thoại.',
  fairIsMoved: (from: string, to: string, isUncertain: boolean) =>
    `Báo bạn biết: phiên giao dịch việc làm ngày ${from} dời sang ${to}${isUncertain ? ' (dự kiến)' : ''}.`,
  fairIsCancelled: (day: string) => `Báo bạn biết: phiên giao dịch việc làm ${day} đã huỷ.`,
  fairIsHeldAgain: (day: string, isUncertain: boolean) =>
    `Báo bạn biết: phiên giao dịch việc làm vẫn tổ chức vào ${day}${isUncertain ? ' (dự kiến)' : ''}.`,
  stoppedReminding: 'Tôi đã thôi nhắc. Khi nào cần lại, bạn nhắn "nhắc tôi".',
  wasNotReminding:
    'Hiện tôi không nhắc bạn điều gì nên không có gì phải dừng. Muốn được nhắc sàn việc làm, bạn nhắn "nhắc tôi".',
  noFairThen: (when: string) => `${when} không còn phiên nào theo lịch.`,
  communeTitle: (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)} có thuộc Đồng Nai không?`,
  communeOurs: (name: string) =>
    `Có. ${name[0]!.toUpperCase()}${name.slice(1)} là một trong 95 xã, phường của thành phố Đồng Nai. Hồ sơ nộp tại Trung tâm Phục vụ hành chính công của xã, phường.`,
  communeUnknown:
    'Tôi không thấy tên này trong 95 xã, phường của thành phố Đồng Nai hiện nay. Có thể đó là tên cũ trước khi sáp nhập; bạn hỏi UBND xã, phường nơi bạn ở.',
  callNow: (phone: string) => `Gọi ${phone}`,
  helpful: 'Có ích',
  notHelpful: 'Chưa đúng',
  notHelpfulBecause: {
    wrong: 'Nội dung sai',
    'out-of-date': 'Thông tin đã cũ',
    'hard-to-understand': 'Khó hiểu',
    'not-my-case': 'Không đúng trường hợp của tôi',
  },
  thanksHelpful: 'Cảm ơn bạn. Cần hỏi thêm bạn cứ nhắn.',
  whyNotHelpful: 'Cảm ơn bạn đã cho biết, cán bộ sẽ xem lại. Bạn thấy chưa đúng ở chỗ nào?',
  thanksNotHelpful: 'Cảm ơn bạn. Câu hỏi của bạn đã được chuyển cho cán bộ xem lại.',
  tellMe: 'Báo tôi khi có trả lời',
  noWordHere:
    'Ở đây tôi không nhắn trước cho bạn được. Ít ngày nữa bạn hỏi lại, hoặc hỏi trên Telegram, Zalo của chúng tôi để được báo.',
  wordWillCome:
    'Vâng, khi cán bộ đã có câu trả lời, tôi nhắn cho bạn một lần ngay tại đây. Không cần nữa thì bạn nhắn "xoá dữ liệu của tôi".',
  nothingToTell:
    'Tôi không thấy câu nào của bạn đang chờ trả lời. Bạn cứ hỏi, câu nào chưa trả lời được thì tôi chuyển cán bộ.',
  answerNow: (question: string, answer: string) => `Bạn từng hỏi: "${question}"\nNay đã có câu trả lời:\n\n${answer}`,
  answerNowMore: 'Cần rõ hơn, bạn hỏi tiếp ngay tại đây.',
  officerAnswers: (officer: string, question: string, text: string) =>
    `Bạn từng hỏi: "${question}"\nCán bộ ${officer} trả lời: ${text}\n\nMuốn hỏi tiếp cán bộ, bạn nhắn "gặp cán bộ".`,
  callPerson: 'Gặp cán bộ',
  stillInDanger: (numbers: string) => `Nếu vẫn đang nguy hiểm thì gọi ngay: ${numbers}.`,
  nothingNewFor: (year: number) => `Tôi chưa có quy định mới cho năm ${year}. Dưới đây là điều đang áp dụng.`,
  partNotThere: (office: string) => `Mục này chưa ghi riêng điều bạn hỏi. Không thấy ở dưới thì bạn hỏi ${office}.`,
  mayHelp: 'Nếu đúng việc bạn hỏi thì bấm vào mục ở dưới.',
  offerPerson: 'Nếu muốn hỏi người thật, bạn nhắn "gặp cán bộ".',
  personElsewhere: (phone: string) =>
    `Ở đây hiện không có cán bộ trả lời. Bạn ${phone ? `gọi tổng đài chung của Đồng Nai ${phone}, hoặc ` : ''}tới UBND xã, phường nơi bạn ở.`,
  personCalled: (expected: string, open: boolean) =>
    `Tôi đã chuyển câu hỏi của bạn cho cán bộ (số căn cước, số điện thoại đã được che). ${open ? '' : 'Bây giờ là ngoài giờ làm việc. '}Thường có trả lời trước ${expected}. Bạn cứ nhắn thêm điều cần nói.`,
  personStillCalled: (expected: string) => `Câu hỏi của bạn đang chờ cán bộ, thường có trả lời trước ${expected}.`,
  personIsWithYou: 'Bạn đang nói chuyện với cán bộ. Bạn cứ nhắn điều cần hỏi, tôi chuyển ngay.',
  answeredHere: 'Cán bộ trả lời ngay trong cuộc trò chuyện này.',
  answerMustBeFetched: 'Trang này không tự báo được: bạn giữ trang mở và bấm "Xem trả lời".',
  howToEnd: 'Không cần nữa thì nhắn "kết thúc". Việc nguy hiểm, bạn cứ nhắn hoặc gọi 111, 113, 115: không phải chờ.',
  passedOn: 'Đã chuyển cho cán bộ.',
  noWordYet: 'Cán bộ chưa trả lời. Bạn xem lại sau nhé.',
  lookForWords: 'Xem trả lời',
  endWithPerson: 'Kết thúc',
  askAgain: 'Trả lời câu tôi vừa hỏi',
  officerSays: (officer: string, text: string) => `Cán bộ ${officer} trả lời: ${text}`,
  officerLeft: 'Cán bộ đã kết thúc cuộc trò chuyện. Bạn cần hỏi gì thêm, tôi trả lời tiếp.',
  personLeft: 'Đã kết thúc với cán bộ. Bạn cần hỏi gì thêm, tôi trả lời tiếp.',
  nobodyToLeave: 'Bạn đang nói chuyện với máy trả lời tự động, không có cán bộ nào đang chờ. Bạn cứ hỏi tiếp nhé.',
  nobodyCame: (phone: string) =>
    `Xin lỗi bạn: đã ba ngày làm việc mà chưa có cán bộ trả lời ở đây. Bạn ${phone ? `gọi tổng đài chung của Đồng Nai ${phone}, hoặc ` : ''}tới UBND xã, phường nơi bạn ở. Từ giờ tôi trả lời tiếp; muốn chờ cán bộ thêm, bạn nhắn "gặp cán bộ".`,
  privacy: (days?: number) =>
    [
      'Tôi giữ những gì về bạn:',
      [
        '- Lời bạn nhắn, giờ nhắn và câu đã trả lời: để hiểu câu hỏi tiếp theo và để cán bộ sửa chỗ trả lời sai. Số căn cước, số sổ, số điện thoại, tài khoản, e-mail được che trước khi lưu.',
        '- Mã cuộc trò chuyện trên kênh bạn dùng: để trả lời đúng chỗ. Tôi không hỏi và không giữ tên của bạn.',
        '- Câu chưa trả lời được, câu bạn báo chưa đúng và lời bạn gửi cán bộ: để cán bộ đọc và trả lời.',
        '- Đánh giá của bạn, và đăng ký nhắc sàn việc làm nếu bạn có đăng ký.',
        '- Tin vừa nhận được giữ nguyên văn cho đến khi trả lời xong, để không mất tin khi máy hỏng; xong thì xoá.',
      ].join('\n'),
      `Giữ bao lâu: nhiều nhất ${days === undefined ? 'số ngày mà cơ quan đã đặt' : `${days} ngày`}, rồi máy tự xoá; đánh giá thì còn lại mà không biết của ai. Câu đang chờ cán bộ giữ đến khi xử lý xong, đăng ký nhắc giữ đến khi bạn thôi nhận. Bạn nhắn "xoá dữ liệu của tôi" lúc nào cũng được, tôi xoá ngay và nói đã xoá những gì. Chỉ cán bộ phụ trách đọc; không dùng vào việc khác. Telegram, Zalo có thể giữ bản riêng theo quy định của họ; bạn xoá ở đó trong ứng dụng.`,
    ].join('\n\n'),
  forgetMe: 'Xoá dữ liệu của tôi',
  forgetNot: 'Ở đây tôi chưa xoá được dữ liệu. Bạn nhắn lại trên kênh đang dùng, hoặc báo UBND xã, phường nơi bạn ở.',
  forgot: 'Đã xoá những gì tôi giữ về cuộc trò chuyện này:',
  nothingToForget: 'Tôi không giữ gì về cuộc trò chuyện này.',
  forgotten: {
    turns: (count: number) => `${count} lượt hỏi đáp`,
    subscriptions: (count: number) => `${count} đăng ký nhắc sàn việc làm`,
    reminders: (count: number) => `${count} lời nhắc chưa gửi`,
    feedback: (count: number) => `${count} đánh giá`,
    handoffs: (count: number) => `${count} lần gặp cán bộ`,
    questions: (count: number) => `${count} câu trong hộp việc của cán bộ`,
    pending: (count: number) => `${count} tin chưa trả lời`,
  },
  switchedOff: (reason: string, phone: string) =>
    `Kênh này đang tạm ngừng trả lời: ${reason} ${phone ? `Bạn gọi tổng đài chung của Đồng Nai ${phone}, hoặc` : 'Bạn'} tới UBND xã, phường nơi bạn ở. Trẻ em gặp nguy hiểm: gọi 111; nguy hiểm khác: 113, 115.`,
  textOnly: 'Tôi chỉ đọc được chữ. Bạn viết câu hỏi ra giúp tôi nhé, ngắn thôi cũng được.',
  photoSent:
    'Tôi chỉ đọc được chữ, không xem được ảnh. Bạn viết câu hỏi ra giúp tôi nhé. Đừng gửi ảnh căn cước hay giấy tờ có số của bạn ở đây.',
  documentSent:
    'Tôi chỉ đọc được chữ, không mở tệp bạn gửi. Bạn viết câu hỏi ra giúp tôi nhé. Hồ sơ thì nộp ở nơi giải quyết, không nộp ở đây.',
  soundSent: (numbers: string) =>
    `Tôi chỉ đọc được chữ, chưa nghe được tiếng nói hay xem phim. Bạn viết câu hỏi ra giúp tôi nhé, không dấu cũng được. Nếu có người đang gặp nguy hiểm, hãy gọi ${numbers} ngay.`,
  locationSent: (office: string, numbers: string) =>
    `Tôi không dùng vị trí của bạn, cũng không lưu lại, nên không biết nơi nào gần bạn nhất. Hồ sơ nộp ở ${office}; cán bộ ở đó chỉ đường và giờ làm việc. Nếu có người đang gặp nguy hiểm, hãy gọi ${numbers} ngay.`,
  askAlone: 'Xem đủ, hỏi riêng',
  /** At most 512 and 120 letters: what Telegram shows before the first message, and beside the bot's name. */
  aboutBot:
    'Hỏi đáp về bảo hiểm xã hội, bảo hiểm y tế, thất nghiệp, trợ cấp, Tổng đài 111 và sàn giao dịch việc làm ở Đồng Nai. Bạn cứ hỏi như nói chuyện, không dấu cũng được.\n\nĐây là máy trả lời tự động, dùng câu trả lời do cán bộ soạn. Đừng gửi số căn cước, số sổ hay giấy tờ ở đây. Có người đang gặp nguy hiểm: nhắn ngay, hoặc gọi thẳng các số khẩn cấp.',
  aboutBotShort: 'Hỏi đáp bảo hiểm, trợ cấp, việc làm, trẻ em ở Đồng Nai. Hỏi như nói chuyện.',
  apology: 'Xin lỗi bạn, hệ thống đang trục trặc nên chưa trả lời được.',
} as const
